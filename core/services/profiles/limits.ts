/** Rates, links and logos of one profile stay readable for people; what is longer belongs into a document of its own. */
export const MOST = {
  services: 50,
  certifications: 50,
  caseStudies: 50,
  caseStudyPictures: 12,
  segments: 20,
  personas: 20,
  voice: 20,
  competitors: 50,
  links: 50,
  /** Several years of work; one row holds them all, so that showing them costs no query each. */
  portfolio: 200,
  rates: 100,
  numbers: 50,
  /** Tags, words, languages, countries: every one of a list of choices. */
  tags: 100,
  countries: 250,
} as const

/** Characters. */
export const LONGEST = {
  name: 120,
  /** A heading, a trait, one line of a card. */
  line: 200,
  /** A few sentences. */
  note: 500,
  /** A page. */
  story: 5_000,
  tag: 80,
  phone: 40,
  /** The longest address that mail servers take. */
  email: 254,
  url: 2_000,
  address: 500,
} as const

/** The oldest company still in business is younger. */
export const FIRST_YEAR = 500
export const OLDEST_AGE = 120
/** Minor units. Beyond every fee, and far from where numbers of JavaScript lose their last digit. */
export const HIGHEST_PRICE = 1_000_000_000_000
/** Longer than any production takes. */
export const LONGEST_TURNAROUND_DAYS = 730
