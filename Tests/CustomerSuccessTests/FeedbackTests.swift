import CustomerSuccess
import Foundation
import Framework
import Testing

/// What customers write, read by what ships.
@Suite struct FeedbackTests {
  /// Made once: thousands of words are read for it.
  private static let shipped = Result { FeedbackScorer(try FeedbackReader.shipped()) }
  private let scorer: FeedbackScorer

  init() throws { scorer = try FeedbackTests.shipped.get() }

  static let negative = [
    "The app crashes every time I open a large report.", "Third outage this month. This is not acceptable.",
    "Login has not worked since Friday's update.", "Thanks for nothing.", "Way too expensive for what you get.",
    "It used to be a great product, now it's full of bugs.", "I wouldn't recommend it to anyone.",
    "Sync fails silently and we lose records.", "Looks nice but it's painfully slow.", "Waste of money.",
    "Could be better, to be honest.", "The system is laggy and freezes on Mondays.",
    "Great, another maintenance window in the middle of our working day.", "app wont load on my phone 😡",
    "Ticket closed without any answer. Unbelievable.", "Why does it take five days to get a simple answer?",
    "The product is fine but support is a nightmare.", "We're not satisfied with the level of service.",
    "Unable to access my account, getting an error each time.", "Sooooo slow :(",
  ]

  static let positive = [
    "Setup took about ten minutes and everything just worked.", "Not a single outage since we moved over.",
    "It's not cheap, but it's worth every penny.", "No complaints so far.", "You guys rock 🎉",
    "The issue has been resolved and we are back to normal. Great job.", "Super intuitive, even for newcomers.",
    "Quick response, clear answer, problem gone. Thanks!", "It won't let you down.",
    "Implementation went off without a hitch.",
    "The learning curve is steep at first, but once you get it you fly and it's a joy.", "Couldn't be happier.",
    "I can't praise Maria enough, she knew our setup inside out.", "Working like a charm since the patch.",
    "Not bad at all.", "Wish I had found this years ago!", "The integration with Slack is seamless.",
    "Sooooo much better than what we had before!!!", "The new release fixed the lag we complained about, good stuff.",
    "Users have stopped complaining.",
  ]

  static let neutral = [
    "How do I export my contacts to CSV?", "Please add Anna Weber to our account.", "Our contract ends on 30 June.",
    "Is there a way to schedule reports weekly?", "Attached is the log file you asked for.",
    "What does error code 403 mean?",
    "It would be nice if the calendar showed week numbers.", "Neither good nor bad.", "No comment.", "N/A",
    "Could you please help me set up two-factor authentication?", "I have not tried the mobile app yet.",
    "Where do I enter the promo code?", "We have 45 users in three offices.",
    "I have a question about the error log format.",
    "Is this the right place to report an issue with billing?",
    "Please let me know what information you need from our side.",
    "The dashboard shows open and closed tickets by team.", "Our developers use the REST API to create tickets.",
    "Does the enterprise plan include SSO?",
  ]

  @Test(arguments: negative) func complaintsAreNegative(_ text: String) { expect(text, .negative) }
  @Test(arguments: positive) func praiseIsPositive(_ text: String) { expect(text, .positive) }
  @Test(arguments: neutral) func whatOnlyTellsOrAsksIsNeutral(_ text: String) { expect(text, .neutral) }

  private func expect(_ text: String, _ sentiment: Sentiment) {
    let reading = scorer.sentiment(of: text)
    #expect(reading.sentiment == sentiment, "\(text): \(reading.score) by \(reading.because)")
  }

  @Test(arguments: [
    ("A good app.", ["good"]), ("It is NOT good.", ["NOT", "good"]),
    ("An awful price, a great team, a dreadful app.", ["awful", "dreadful"]),
    ("", []), ("😡", ["😡"]), ("Slow and buggy.", ["Slow", "buggy"]),
    ("The export doesn’t work.", ["doesn’t", "work"]),
  ])
  func theWordsThatDecidedStandBesideIt(text: String, expected: [String]) {
    let because = scorer.sentiment(of: text).because
    #expect(because == expected, "\(text): \(because)")
  }

  /// What might be better is wished for, whatever was done before: no praise.
  @Test(arguments: [
    "Solved, could be faster.", "Fixed, could be easier.", "It could be clearer.", "This could be a bit faster.",
    "Would be nice if it was faster", "It would be great if exports were faster.", "Could be quicker.",
    "It'd be nice if search was better.",
  ])
  func aWishIsNoPraise(_ text: String) {
    let reading = scorer.sentiment(of: text)
    #expect(reading.sentiment != .positive, "\(text): \(reading.score) by \(reading.because)")
  }

  static let all = negative + positive + neutral

  /// They stand in the text, in its order; and the score says the sentiment.
  @Test(arguments: all) func whatDecidedIsOfTheText(_ text: String) {
    let reading = scorer.sentiment(of: text)
    var rest = text[...]
    for word in reading.because {
      guard let range = rest.range(of: word) else {
        Issue.record("\(word) does not stand in \(rest)")
        return
      }
      rest = rest[range.upperBound...]
    }
    #expect((-1...1).contains(reading.score))
    #expect(SentimentLimits().sentiment(of: reading.score) == reading.sentiment)
    #expect(reading.score == scorer.sentiment(of: text).score)
  }

  /// A denial turns what is said, or takes from it.
  @Test(arguments: [
    "good", "great", "helpful", "bad", "slow", "reliable", "terrible", "intuitive", "confusing", "fast", "excellent",
  ])
  func denyingFlipsOrWeakens(_ word: String) {
    let said = scorer.sentiment(of: "The new editor is \(word).").score
    for denial in ["is not", "isn't", "is never", "was not"] {
      let denied = scorer.sentiment(of: "The new editor \(denial) \(word).").score
      #expect(said * denied < 0 || abs(denied) < abs(said), "\(denial) \(word): \(said), \(denied)")
    }
  }

  @Test(arguments: ["good", "slow", "helpful", "confusing"]) func degreesStrengthenAndWeaken(_ word: String) {
    func strength(_ text: String) -> Double { abs(scorer.sentiment(of: text).score) }
    let plain = strength("Support is \(word).")
    #expect(strength("Support is very \(word).") > plain && strength("Support is extremely \(word).") > plain)
    #expect(strength("Support is slightly \(word).") < plain)
    #expect(strength("Support is \(word)!") > plain && strength("Support is \(word.uppercased()).") > plain)
  }

  /// What is said of a word with a stronger or a weaker one before it, as of one idiom, goes the same way as the two on their own;
  /// idioms that say nothing or the contrary stay.
  @Test func noIdiomTurnsAnIntensityRound() {
    let (words, degrees) = (scorer.rules.words, scorer.rules.degrees)
    for (phrase, strength) in words {
      for (degree, factor) in degrees where phrase.hasPrefix(degree + " ") {
        guard let plain = words[String(phrase.dropFirst(degree.count + 1))], plain * strength > 0 else { continue }
        // Longer ones tell something of their own, as `big fan of` and `always worked before` do.
        guard !["too bad", "highly doubt", "seriously doubt", "big fan of"].contains(phrase),
          phrase.count(where: { $0 == " " }) < 2
        else { continue }
        #expect(
          factor > 1 ? abs(strength) >= abs(plain) : abs(strength) <= abs(plain), "\(phrase) \(strength), \(plain)")
      }
    }
  }

  @Test(arguments: ["very", "really", "so", "extremely", "absolutely"])
  func aStrongerWordNeverWeakens(_ word: String) {
    for (praise, complaint) in [("good", "bad"), ("helpful", "slow"), ("reliable", "buggy"), ("clear", "confusing")] {
      for text in [praise, complaint] {
        let (plain, strong) = (scorer.sentiment(of: text).score, scorer.sentiment(of: "\(word) \(text)").score)
        #expect(plain > 0 ? strong > plain : strong < plain, "\(word) \(text): \(strong), \(plain)")
      }
    }
  }

  /// What comes after "but" decides.
  @Test func theSideAfterAContrastWeighsMore() {
    #expect(scorer.sentiment(of: "Support is slow, but helpful.").sentiment == .positive)
    #expect(scorer.sentiment(of: "Support is helpful, but slow.").sentiment == .negative)
    #expect(scorer.sentiment(of: "Support is helpful. However, it is slow.").sentiment == .negative)
  }

  @Test(arguments: ["", " \n\t", "…", "12 34 5.6", "https://example.com/bad/awful", "info@awful.example", "日本語のテキスト"])
  func withoutWordsThatSayAnythingATextIsNeutral(_ text: String) {
    #expect(scorer.sentiment(of: text) == SentimentReading(sentiment: .neutral, score: 0, because: []))
  }

  @Test func aLongTextIsReadToItsEnd() {
    let reading = scorer.sentiment(of: String(repeating: "The sync is slow. ", count: 20_000))
    #expect(reading.because.count == 20_000 && reading.sentiment == .negative && reading.score >= -1)
  }

  @Test(arguments: [
    ("The dashboard is slow and the price went up.", ["performance", "pricing", "reporting"]),
    ("Support answered my ticket about the API within an hour.", ["support", "integrations"]),
    ("Hello there.", []),
  ])
  func aTextHasAllThemesThatItsWordsTell(text: String, themes: [String]) {
    #expect(scorer.themes(of: text).map(\.theme.id) == themes)
    for theme in scorer.themes(of: text) { #expect(theme.words.allSatisfy(text.contains) && !theme.words.isEmpty) }
  }

  /// The rules are data: other words say other things.
  @Test func onesOwnWordsCount() throws {
    let own = "words: {zebra: 3, slow: none, good grief: -2}\nthemes: {zoo: {title: Zoo, words: [zebra]}}"
    let rules = try FeedbackReader.read(FrameworkDocument.feedback.laid(own, file: "own.yaml"))
    let scorer = FeedbackScorer(rules)
    #expect(scorer.sentiment(of: "Zebras!").because == ["Zebras"])
    #expect(scorer.sentiment(of: "slow").sentiment == .neutral)
    #expect(scorer.sentiment(of: "Good grief").sentiment == .negative)
    #expect(scorer.sentiment(of: "good").sentiment == .positive)
    #expect(scorer.themes(of: "a zebra").map(\.theme.title) == ["Zoo"])
  }
}
