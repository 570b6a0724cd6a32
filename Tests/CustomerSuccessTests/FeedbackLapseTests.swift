import CustomerSuccess
import Framework
import Testing

/// What went well once and does not any more is no praise; what goes well now is.
@Suite struct FeedbackLapseTests {
  private static let shipped = Result { FeedbackScorer(try FeedbackReader.shipped()) }
  private let scorer: FeedbackScorer

  init() throws { scorer = try FeedbackLapseTests.shipped.get() }

  static let lapsed = [
    "It worked yesterday.", "It used to work fine.", "The export used to work", "The sync no longer works.",
    "It worked before the update", "The report worked fine before the update", "It worked fine until Monday",
    "It was working yesterday", "It was working fine last week", "Everything worked until the new release",
    "It worked last week and now it doesn't", "Login worked this morning", "It has always worked until now",
    "It worked well in the old version", "The old version worked better", "It worked on the previous version",
    "Exports worked great before you changed them", "Search used to be great",
    "The dashboard was working fine before the last release", "It worked perfectly until yesterday",
    "Until last week it worked", "Up to now it worked", "Before the upgrade everything worked",
    "Previously this worked", "It worked once", "It worked two days ago", "The API worked a week ago",
    "It was great until the update", "It did work yesterday", "It worked when we bought it",
    "Login worked fine yesterday and today nothing", "The import was working until Friday",
    "The mobile app worked well with the old version",
  ]

  static let lasting = [
    "It worked right away.", "It worked the first time.", "It worked great.", "Your fix worked",
    "It worked again yesterday after your fix", "It works since yesterday", "It works now", "Finally works!",
    "We tried it yesterday and it worked", "The workaround worked perfectly.", "The training was great yesterday",
    "Support was great last week", "The webinar worked great last week", "Support worked until the issue was solved",
    "It used to take hours, now it takes minutes.",
  ]

  @Test(arguments: lapsed) func whatWorkedOnceIsAComplaint(_ text: String) {
    let reading = scorer.sentiment(of: text)
    #expect(reading.sentiment == .negative, "\(text): \(reading.score) by \(reading.because)")
  }

  @Test(arguments: lasting) func whatWorksIsPraise(_ text: String) {
    let reading = scorer.sentiment(of: text)
    #expect(reading.sentiment == .positive, "\(text): \(reading.score) by \(reading.because)")
  }
}
