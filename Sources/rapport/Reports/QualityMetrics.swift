import ConsoleApp
import CustomerSuccess
import SuccessStore

/// The framework's `supportQualityFramework.qualityMetrics`, in its own words and with the figures behind them.
struct QualityMetrics: Encodable {
  var firstContactResolution: Measure
  /// The framework's wording of first contact: closed without escalation.
  var closedWithoutEscalation: Measure
  var customerSatisfaction: Measure
  var responseTimeCompliance: Measure
  var resolutionTimeCompliance: Measure

  struct Measure: Encodable {
    /// The target in the framework's words; nil for a figure it sets none for.
    var target: String?
    /// As the framework prints it: `72%`, `4.6/5`; `no data` without any.
    var current: String
    var measurement: String
    var targetValue: Double?
    @OrNull var value: Double?
    /// How many tickets or answers count, and how many of them are the share.
    var n: Int
    var count: Int?
  }

  init(_ figures: SupportFigures) {
    let quality = figures.quality
    let targets = SupportTargets.framework
    firstContactResolution = Measure(
      quality.firstContact, "75% of tickets resolved on first contact", targets.firstContact,
      "Tickets resolved with one public reply, no escalation, not reopened in 7 days")
    closedWithoutEscalation = Measure(quality.closedWithoutEscalation, nil, nil, "Tickets closed without escalation")
    customerSatisfaction = Measure(
      target: "4.5/5 average CSAT score",
      current: figures.satisfaction.map { "\(NumberWords.tenth($0))/5" } ?? "no data",
      measurement: "Post-interaction surveys", targetValue: targets.satisfaction, value: tenths(figures.satisfaction),
      n: figures.satisfactionCount, count: nil)
    responseTimeCompliance = Measure(
      quality.respondInTime, "95% of tickets meet response time SLAs", targets.respondInTime, "Automated SLA tracking")
    resolutionTimeCompliance = Measure(
      quality.resolveInTime, "90% of tickets meet resolution time SLAs", targets.resolveInTime, "Automated SLA tracking"
    )
  }
}

extension QualityMetrics.Measure {
  init(_ share: TicketShare, _ target: String?, _ targetValue: Double?, _ measurement: String) {
    self.init(
      target: target, current: share.percent.map { "\(Int($0.rounded()))%" } ?? "no data",
      measurement: measurement, targetValue: targetValue, value: tenths(share.percent), n: share.whole,
      count: share.part)
  }
}

/// The days that support figures look back over.
enum SupportPeriod {
  static let days = PerformanceMoments.answerDays
  static func start(before now: Instant, days: Int = days) -> Instant { now.adding(days: -days) }
}
