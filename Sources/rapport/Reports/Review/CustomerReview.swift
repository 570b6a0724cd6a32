import ConsoleApp
import CustomerSuccess
import SuccessStore

/// One customer's business review: what `show` tells, and how it went over time.
struct CustomerReview: PaperReport, Encodable {
  var report: CustomerReport
  var asOf: String
  /// Oldest first.
  var scoreHistory: [Score]
  var period: SupportReport.Period
  /// The framework's `supportQualityFramework.qualityMetrics`.
  var qualityMetrics: QualityMetrics
  /// The weeks of the period, oldest first.
  var promises: [Week]
  /// By the framework's names; only paths that somebody is in.
  var trainingPrograms: [String: TrainingReport.Path]
  /// Nil of a customer who is on none.
  var journey: JourneyEntry?
  /// For pages only.
  var facts: ReviewFacts

  enum CodingKeys: String, CodingKey {
    case asOf, scoreHistory, period, qualityMetrics, promises, trainingPrograms, journey
  }

  struct Score: Encodable {
    var at: String
    var score: Int
    /// `computed` or `imported`.
    var origin: String
  }

  struct Week: Encodable {
    var monday: String
    var response: Promise
    var resolution: Promise
  }

  struct Promise: Encodable {
    var met: Int
    var missed: Int

    init(_ share: TicketShare) { (met, missed) = (share.part, share.missed) }
  }

  /// Beside the customer's own keys.
  func encode(to encoder: any Encoder) throws {
    try report.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(asOf, forKey: .asOf)
    try container.encode(scoreHistory, forKey: .scoreHistory)
    try container.encode(period, forKey: .period)
    try container.encode(qualityMetrics, forKey: .qualityMetrics)
    try container.encode(promises, forKey: .promises)
    try container.encode(trainingPrograms, forKey: .trainingPrograms)
    try container.encodeIfPresent(journey, forKey: .journey)
  }
}

/// The answers of the store that a customer's review is made of.
struct ReviewFacts {
  var detail: CustomerDetail
  var quality: QualityFigures
  var weeks: [QualityWeek]
  var days: Int
  var training: TrainingFigures
  var journey: Journey?
  var rulebook: Rulebook
  var now: Instant

  var customer: Customer { detail.row.customer }
  var model: HealthModel { rulebook.health }
  var today: LocalDate { rulebook.zone.date(of: now) }
  func day(_ moment: Instant) -> LocalDate { rulebook.zone.date(of: moment) }
}

extension CustomerReview {
  static func make(of detail: CustomerDetail, in place: Workplace, days: Int) async throws -> CustomerReview {
    let (store, now, id) = (place.store, place.now, detail.row.id)
    let alone = Filter([.init(.field(.customerID, anyOf: [.equals(id.text)]))])
    let start = SupportPeriod.start(before: now, days: days)
    let support = try await store.answer(SupportQuery(alone, from: start), at: now)
    let journey = try await store.answer(JourneyDetailQuery(id), at: now)
    let facts = ReviewFacts(
      detail: detail, quality: try await store.answer(QualityQuery(alone, by: .week, days: days), at: now),
      weeks: QualityWeek.of(QualityPeriod(days: days, until: now).seconds, in: place.zone), days: days,
      training: try await store.answer(TrainingQuery(alone), at: now), journey: journey?.row.journey,
      rulebook: place.rulebook, now: now)
    return CustomerReview(facts, support, journey.map { JourneyEntry($0.row, place.rulebook.journeys) }, from: start)
  }

  init(_ facts: ReviewFacts, _ support: SupportFigures, _ journey: JourneyEntry?, from start: Instant) {
    let (detail, rulebook) = (facts.detail, facts.rulebook)
    report = CustomerReport(detail, model: rulebook.health, zone: rulebook.zone, at: facts.now)
    asOf = facts.now.iso8601
    scoreHistory = detail.history.reversed().map {
      Score(at: $0.at.iso8601, score: $0.score, origin: $0.origin.rawValue)
    }
    period = .init(days: facts.days, from: start.iso8601, to: facts.now.iso8601)
    qualityMetrics = QualityMetrics(support)
    promises = facts.promises.map { week in
      Week(monday: week.monday.description, response: Promise(week.response), resolution: Promise(week.resolution))
    }
    let paths = facts.training.paths.filter { $0.enrolled > 0 }
    trainingPrograms = Dictionary(
      paths.map { ($0.path.text, .init($0, title: rulebook.training[$0.path]?.title ?? $0.path.text)) }
    ) { first, _ in first }
    self.journey = journey
    self.facts = facts
  }
}

extension ReviewFacts {
  /// The weeks of the period, oldest first, with the promises that came to their end in each.
  var promises: [(monday: LocalDate, response: TicketShare, resolution: TicketShare)] {
    weeks.map { week in
      let sums = quality.breakdown[week.monday.description]?.sums ?? QualitySums()
      return (week.monday, sums.share(of: .response), sums.share(of: .resolution))
    }
  }
}
