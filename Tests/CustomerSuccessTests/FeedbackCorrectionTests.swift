import CustomerSuccess
import Framework
import Testing

/// What people say of how customers' words are meant, in place of what the lexicons say.
@Suite struct FeedbackCorrectionTests {
  private let world: ActWorld
  private let scorer: FeedbackScorer

  private static let answer = SurveyResponse(
    id: "SUR-1", customer: "C-1", kind: .nps, score: 4, at: ActWorld.now - 900, comment: "Loading is terribly slow")

  init() throws {
    world = try ActWorld()
    scorer = FeedbackScorer(try FeedbackReader.shipped())
    world.facts.scorer = scorer
    world.facts.apply([FactEdit(before: nil, after: .survey(Self.answer))])
  }

  private func words(_ answer: SurveyResponse = answer) -> Verbatim {
    Verbatim(
      source: .survey, id: answer.id.text, kind: "nps", customer: answer.customer, at: answer.at, text: answer.comment)
  }

  private var target: Target { .verbatim(words().verbatimID) }

  private var known: FeedbackCorrection? {
    guard case .feedbackCorrection(let one)? = target.key.flatMap(world.facts.fact) else { return nil }
    return one
  }

  private func read(_ answer: SurveyResponse = answer) -> ReadVerbatim {
    let words = words(answer)
    let mark = FeedbackCorrections([known].compactMap { $0 }).marks(of: [words])[0]
    return scorer.read(words, mark)
  }

  @Test func aCorrectionTakesThePlaceOfWhatTheWordsSay() throws {
    #expect(read().reading.sentiment == .negative && read().themes.map(\.theme.id) == ["performance"])
    try world.perform(.correct(FeedbackNews(sentiment: .positive, themes: .all(["Support and service"]))), on: target)
    let correction = try #require(known)
    #expect(correction.author == "dana" && correction.at == ActWorld.now && correction.customer == "C-1")
    #expect(correction.said == Self.answer.at && correction.themes == ["support"])
    let read = read()
    #expect(
      read.reading.sentiment == .positive && read.reading.score == 0.5 && read.themes.map(\.theme.id) == ["support"])
    #expect(read.byWords?.reading.sentiment == .negative && read.byWords?.reading.because.contains("slow") == true)
    #expect(read.mark == .holds(correction))
  }

  @Test func whatIsNotToldStaysAsItIs() throws {
    try world.perform(.correct(FeedbackNews(sentiment: .neutral)), on: target)
    #expect(known?.themes == ["performance"] && known?.sentiment == .neutral)
    try world.perform(.correct(FeedbackNews(themes: .change(more: ["support"], fewer: ["performance"]))), on: target)
    #expect(known?.themes == ["support"] && known?.sentiment == .neutral)
    try world.perform(.correct(FeedbackNews(themes: .all([]))), on: target)
    #expect(known?.themes == [] && read().themes == [])
  }

  @Test func oneThatSaysWhatTheWordsSayIsNone() throws {
    try world.perform(.correct(FeedbackNews(sentiment: .positive)), on: target)
    #expect(known != nil)
    let edits = try world.perform(.correct(FeedbackNews(sentiment: .negative)), on: target)
    #expect(edits.count == 1 && edits[0].after == nil && known == nil)
  }

  @Test func aCorrectionHoldsForItsWordsAlone() throws {
    try world.perform(.correct(FeedbackNews(sentiment: .positive)), on: target)
    let correction = try #require(known)
    var changed = Self.answer
    changed.comment = "The export is terribly slow, and nobody answers"
    changed.at = Self.answer.at + 60
    let anew = read(changed)
    #expect(anew.reading.sentiment == .negative && anew.byWords == nil && anew.mark == .outdated(correction))
    world.facts.apply([FactEdit(before: .survey(Self.answer), after: .survey(changed))])
    #expect(
      world.refusal(.correct(FeedbackNews(sentiment: .neutral)), on: target)
        == "There are no words \(target) of a customer's any more")
  }

  /// Of two things that one activity quotes, each has its own.
  @Test func otherWordsBesideAreNoChangedWords() {
    func quote(_ text: String) -> Verbatim {
      Verbatim(source: .activity, id: "LOG-1", kind: "Call", customer: "C-1", at: ActWorld.now, text: text)
    }
    let both = [quote("the price is too high"), quote("we love the new search")]
    let one = FeedbackCorrection(
      id: both[0].verbatimID, customer: "C-1", source: .activity, said: ActWorld.now, sentiment: .neutral,
      at: ActWorld.now)
    let all = FeedbackCorrections([one])
    #expect(all.marks(of: both) == [.holds(one), nil])
    #expect(all.marks(of: [both[1]]) == [.outdated(one)])
    var elsewhere = both[0]
    elsewhere.source = .ticket
    #expect(all.marks(of: [elsewhere]) == [nil])
    #expect(all.marks(of: []) == [])
  }

  @Test func aTicketHasWordsOfManyMoments() {
    func message(_ text: String, _ at: Instant) -> Verbatim {
      Verbatim(source: .ticket, id: "T-1", customer: "C-1", at: at, text: text)
    }
    let first = message("It fails", ActWorld.now)
    let one = FeedbackCorrection(
      id: first.verbatimID, customer: "C-1", source: .ticket, said: first.at, sentiment: .neutral, at: ActWorld.now)
    let all = FeedbackCorrections([one])
    #expect(all.marks(of: [first]) == [.holds(one)])
    #expect(all.marks(of: [message("It fails again", ActWorld.now + 60)]) == [nil])
    #expect(all.marks(of: [message("It failed", ActWorld.now)]) == [.outdated(one)])
  }

  @Test func whatOthersCorrectedSinceIsNotOverwritten() throws {
    try world.perform(.correct(FeedbackNews(sentiment: .positive)), on: target, by: "sam")
    let theirs = try #require(known)
    #expect(throws: ActFailure.conflict(theirs.key, expected: nil, found: theirs.fact)) {
      try world.perform(.correct(FeedbackNews(sentiment: .neutral)), on: target, seen: .correction(nil))
    }
  }

  @Test func whatIsTriedInVainIsSaid() throws {
    #expect(
      world.refusal(.correct(FeedbackNews(themes: .all(["perfomance"]))), on: target)?
        .contains("the nearest is performance") == true)
    #expect(world.refusal(.correct(FeedbackNews()), on: target) == "\(target): is read like that already")
  }

  @Test func customersThatBecomeOneKeepWhatWasCorrected() throws {
    let double = Customer(
      id: "C-2", name: "Acme", tier: .professional, industry: .healthcare, size: .medium, owner: "dana",
      signedUp: date("2025-01-01"))
    world.facts.apply([FactEdit(before: nil, after: .customer(double))])
    try world.perform(.correct(FeedbackNews(sentiment: .positive)), on: target)
    var request = ActRequest(.mergeCustomer(into: "C-2"), on: .customer("C-1"))
    request.isSure = true
    world.facts.apply(try world.acting().edits(for: request))
    #expect(known?.customer == "C-2" && read().reading.sentiment == .positive)
  }

  @Test(arguments: [
    ("performance, support", FeedbackNews.Themes.all(["performance", "support"])), ("none", .all([])), ("", .all([])),
    ("+support", .change(more: ["support"], fewer: [])),
    ("+ support, -price", .change(more: ["support"], fewer: ["price"])),
    ("+support, price", .all(["+support", "price"])),
  ])
  func themesAreToldInOneLine(_ text: String, _ themes: FeedbackNews.Themes) throws {
    let reader = ActReader(rules: world.rules, me: "dana", now: ActWorld.now)
    let act = try reader.act(.correct, ["themes": text], on: .verbatim)
    #expect(act == .correct(FeedbackNews(themes: themes)))
  }
}
