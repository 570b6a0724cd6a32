/// What is done with the customers of a segment, beside their health. Sums only, so that segments add up to what holds them.
public struct SegmentWork: Hashable, Sendable {
  /// Outreach is counted over so many days.
  public static let outreachDays = 30
  /// Retention is looked at over so many months.
  public static let retentionMonths = 12

  /// Of those who learn there: modules done, and those of all paths they are enrolled in.
  public var modulesDone = 0
  public var modules = 0
  /// What fired for them.
  public var firings = 0
  /// Of those who had a subscription at the beginning, whoever has left since among them.
  public var retention = RetentionSums()

  public init() {}

  /// 0 to 1; nil where nobody learns.
  public var training: Double? { modules == 0 ? nil : Double(modulesDone) / Double(modules) }

  /// Net retention of revenue in the currency in which most was paid, 0 to 1 and more; nil where nothing was.
  public var netRetention: Double? {
    let most = retention.start.amounts.max { ($0.minorUnits, $1.currency) < ($1.minorUnits, $0.currency) }
    return most.flatMap { retention.netRetention($0.currency) }
  }

  public static func += (left: inout SegmentWork, right: SegmentWork) {
    left.modulesDone += right.modulesDone
    left.modules += right.modules
    left.firings += right.firings
    left.retention += right.retention
  }
}

/// The work of every segment of a cut.
public struct SegmentWorkCut: Hashable, Sendable {
  /// By the segment's value; where nothing is done is nothing.
  public private(set) var rows: [String: SegmentWork] = [:]
  public private(set) var total = SegmentWork()

  public init() {}

  public mutating func add(_ work: SegmentWork, to value: String) {
    rows[value, default: SegmentWork()] += work
    total += work
  }
}
