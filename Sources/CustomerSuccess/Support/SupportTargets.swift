/// What the framework's `supportQualityFramework.qualityMetrics` aims at.
public struct SupportTargets: Hashable, Sendable {
  /// Percent of the tickets.
  public var firstContact: Double
  public var respondInTime: Double
  public var resolveInTime: Double
  /// Mean of answers from 1 to 5.
  public var satisfaction: Double

  public static let framework = SupportTargets(
    firstContact: 75, respondInTime: 95, resolveInTime: 90, satisfaction: 4.5)

  public init(firstContact: Double, respondInTime: Double, resolveInTime: Double, satisfaction: Double) {
    self.firstContact = firstContact
    self.respondInTime = respondInTime
    self.resolveInTime = resolveInTime
    self.satisfaction = satisfaction
  }
}
