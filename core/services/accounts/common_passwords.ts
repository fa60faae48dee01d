/**
 * The words that people choose as passwords, as published again and again from leaks. Lower case, without the
 * digits and marks that people put around them: `isCommonPassword` takes those off first, so about 230 words
 * stand for many thousand passwords ("Summer2024!", "p@ssw0rd1", "123dragon").
 */
const WORDS = new Set(
  `password passwort passwd passcode heslo parola senha contrasena motdepasse wachtwoord haslo lozinka salasana
  admin administrator root superuser sysadmin default guest user username login letmein welcome changeme change
  temp temporary test tester testing demo sample secret topsecret private access master system server computer
  internet website online service support office company business manager marketing agency brand creator social
  iloveyou loveyou iloveu lovely love lover loveme forever family friend friends mother father sister brother
  princess prince queen king angel angels baby babygirl babyboy sweet sweety honey sugar sunshine sunflower flower
  rainbow butterfly blessed jesus jesuschrist christ heaven faith grace trustno trustnoone hello helloworld hallo
  monkey dragon tiger lion eagle falcon phoenix panther bear wolf shark horse puppy kitty kitten doggy chicken
  dolphin rabbit spider scorpion cobra snake turtle penguin unicorn buster ginger pepper cookie chocolate cheese
  banana orange apple cherry peanut coffee pizza potato tomato butter muffin pumpkin strawberry
  football baseball basketball soccer hockey tennis golf golfer cricket rugby swimming runner skate skater surfer
  liverpool chelsea arsenal barcelona realmadrid juventus manchester united everton rangers celtic yankees cowboys
  lakers steelers packers raiders eagles bulls ronaldo messi neymar jordan kobe
  superman batman spiderman ironman wolverine avengers starwars skywalker yoda matrix hunter ranger warrior ninja
  samurai wizard magic merlin gandalf pokemon pikachu naruto sasuke goku minecraft fortnite roblox warcraft diablo
  zelda mario sonic nintendo playstation xbox gamer hacker anonymous shadow killer assassin ghost devil demon
  mustang ferrari porsche mercedes bmw corvette camaro harley yamaha honda toyota nissan subaru chevrolet jaguar
  michael jennifer jessica ashley daniel matthew andrew joshua michelle charlie thomas robert william george
  anthony nicole amanda samantha hannah elizabeth alexander alexandra maria anna sophie emily olivia lucas oliver
  maggie bailey buddy rocky lucky snoopy garfield mickey donald barney elvis beatles metallica nirvana slipknot
  eminem blink rockstar music guitar piano drummer dancer summer winter spring autumn january february march april
  june july august september october november december monday tuesday wednesday thursday friday saturday sunday
  london paris berlin madrid rome prague vienna amsterdam newyork california texas florida chicago boston dallas
  america canada mexico brasil brazil argentina australia england ireland scotland germany france italy spain
  russia china japan india pakistan freedom liberty peace victory success money dollar million rich diamond silver
  golden platinum crystal purple yellow orange whatever nothing something everything anything fuckyou fuckoff
  asshole bullshit pussy sexy freeporn qazwsx qwerty qwertz azerty asdf zxcvbn asdfgh zxcvbnm qwer qwert abcd abc
  google facebook instagram linkedin youtube twitter microsoft windows samsung android iphone apple amazon netflix
  correcthorsebatterystaple opensesame abracadabra starlight midnight thunder lightning storm hurricane`
    .split(/\s+/)
    .filter(Boolean)
)

/** Rows of common keyboards and alphabets: a walk along one of them is not a secret, in either direction. */
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'qwertzuiop', 'azertyuiop', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm', '1qaz2wsx3edc4rfv5tgb', 'qazwsxedcrfvtgb', '!@#$%^&*()']
const WALKS = ROWS.flatMap((row) => [row, [...row].reverse().join('')])

const LEET: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', '$': 's', '!': 'i', '€': 'e' }

/** More digits and marks than this around a word and the whole is no longer what a short guess list holds. */
const AFFIX_MAX = 6

export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase()
  if (isRepetition(lower) || isWalk(lower)) return true
  return cores(lower).some((core) => WORDS.has(core))
}

/** The word inside "123Passw0rd!!", read as it is and with the usual letter replacements undone. */
function cores(lower: string): string[] {
  const found = [lower, unleet(lower)]
  for (const text of [lower, unleet(lower)]) found.push(text.replace(/[^\p{L}]/gu, ''))
  const bare = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const head = lower.replace(/[^\p{L}@$!]+$/u, '')
  found.push(bare, unleet(bare), unleet(head), unleet(head.replace(/[^\p{L}]+$/u, '')))
  return found.filter((core) => core.length >= 3 && lower.length - core.length <= AFFIX_MAX)
}

const unleet = (text: string) => [...text].map((char) => LEET[char] ?? char).join('')

/** "aaaaaaaa", "12121212", "abcabcabc". */
function isRepetition(text: string): boolean {
  for (let size = 1; size <= 4 && size <= text.length / 2; size++) {
    if (text === text.slice(0, size).repeat(Math.ceil(text.length / size)).slice(0, text.length)) return true
  }
  return false
}

/** The whole text is one or two pieces of keyboard rows, such as "qwerty1234". */
function isWalk(text: string): boolean {
  const isPiece = (piece: string) => piece.length >= 3 && WALKS.some((row) => row.includes(piece))
  if (isPiece(text)) return true
  for (let cut = 3; cut <= text.length - 3; cut++) {
    if (isPiece(text.slice(0, cut)) && isPiece(text.slice(cut))) return true
  }
  return false
}
