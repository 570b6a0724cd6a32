import ConsoleApp
import CustomerSuccess
import Statistics

/// What `rapport experiment result` answers.
struct ExperimentResult {
  struct Head: Encodable {
    var outcome: String
    var from: LocalDate
    var to: LocalDate
    var seed: UInt64
    var share: Double
  }

  /// One customer's value on both days.
  struct Pair {
    var before: Double
    var after: Double
  }

  /// Of a group, as far as it is known on both days.
  struct Group: Encodable {
    var customers: Int
    /// Of whom both values are known; of shares, all.
    var n: Int
    var before: Double?
    var after: Double?
    var change: Double?
    /// Of the changes, with n − 1.
    var deviation: Double?
    /// How many left.
    var count: Int?
  }

  private let head: Head
  private let a: Group
  private let b: Group
  private let comparison: Comparison
  private let perGroup: Int?

  /// Refused where a group has nobody.
  init(_ head: Head, left a: Proportion?, _ b: Proportion?) throws {
    guard let a, let b else { throw Self.tooFew("A or B has nobody") }
    self.head = head
    (self.a, self.b) = (Group(a), Group(b))
    comparison = Comparison(a, b)
    perGroup = try? GroupSize(base: a.share, lift: b.share - a.share).perGroup()
  }

  /// Refused where fewer than two of a group are known on both days, or nothing varies.
  init(_ head: Head, _ a: (customers: Int, pairs: [Pair]), _ b: (customers: Int, pairs: [Pair])) throws {
    guard let ofA = GroupMean(of: a.pairs.map(\.change)), let ofB = GroupMean(of: b.pairs.map(\.change)) else {
      throw Self.tooFew("of A \(a.pairs.count) and of B \(b.pairs.count) have a \(head.outcome) on both days")
    }
    self.head = head
    (self.a, self.b) = (Group(a.customers, a.pairs, ofA), Group(b.customers, b.pairs, ofB))
    do throws(ComparisonRefusal) {
      comparison = try Comparison(ofA, ofB)
    } catch {
      throw Complaint.complain(
        "--outcome: \(head.outcome) changed by the same for everybody, or beyond numbers: there is nothing to judge a difference by.",
        Complaint.workFailed)
    }
    let deviation = ((ofA.deviation * ofA.deviation + ofB.deviation * ofB.deviation) / 2).squareRoot()
    perGroup = MeanGroupSize(difference: comparison.difference, deviation: deviation).perGroup
  }

  private static func tooFew(_ words: String) -> Complaint {
    Complaint.complain(
      "\(words): expected two at least in each group. Another filter, share or figure may have them.",
      Complaint.workFailed)
  }
}

extension ExperimentResult.Pair {
  var change: Double { after - before }
}

extension ExperimentResult.Group {
  fileprivate init(_ left: Proportion) { self.init(customers: left.whole, n: left.whole, count: left.count) }

  fileprivate init(_ customers: Int, _ pairs: [ExperimentResult.Pair], _ changes: GroupMean) {
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
    self.init(
      customers: customers, n: pairs.count, before: mean(pairs.map(\.before)), after: mean(pairs.map(\.after)),
      change: changes.mean, deviation: changes.deviation)
  }
}

extension ExperimentResult: Encodable {
  private enum Key: String, CodingKey { case outcome, from, to, seed, share, a, b, test, perGroup }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(head.outcome, forKey: .outcome)
    try container.encode(head.from.description, forKey: .from)
    try container.encode(head.to.description, forKey: .to)
    try container.encode(head.seed, forKey: .seed)
    try container.encode(head.share, forKey: .share)
    try container.encode(a, forKey: .a)
    try container.encode(b, forKey: .b)
    try container.encode(tested, forKey: .test)
    // Null where no number of customers would show it.
    try container.encode(perGroup, forKey: .perGroup)
  }

  private var tested: ExperimentReport {
    ExperimentReport(comparison, sheet, unit: a.count == nil ? .plain : .points)
  }
}

extension ExperimentResult: PrintedReport {
  var parts: [ReportPart] {
    let words =
      a.count == nil
      ? "Each customer's \(head.outcome) at the end of \(head.to) less that of \(head.from); A is the control, B had the change. "
        + "B's mean change less A's is the difference in differences:"
      : "Who was there at the end of \(head.from) and not at the end of \(head.to); A is the control, B had the change."
    let size =
      perGroup.map { "\(NumberWords.whole($0)) in each group show a difference of this size with a chance of 80 %." }
      ?? "No number of customers shows a difference of this size: there is none."
    return [.line(words)] + tested.parts + [.line(size)]
  }

  private var sheet: Sheet {
    guard a.count == nil else {
      return Sheet(
        columns: [.words(""), .number("Left"), .number("Of")],
        rows: [("A", a), ("B", b)].map { [$0, NumberWords.whole($1.count ?? 0), NumberWords.whole($1.customers)] })
    }
    func number(_ value: Double?) -> String { value.map(NumberWords.tenth) ?? "–" }
    return Sheet(
      columns: [
        .words(""), .number("Customers"), .number("Known on both days"), .number("Before"), .number("After"),
        .number("Change"),
      ],
      rows: [("A", a), ("B", b)].map { name, group in
        [
          name, NumberWords.whole(group.customers), NumberWords.whole(group.n), number(group.before),
          number(group.after), number(group.change),
        ]
      })
  }
}
