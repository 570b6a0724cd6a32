import ConsoleApp
import CustomerSuccess
import Statistics

/// One population at two moments: `first` as it was, `second` as it is, and each figure with its difference.
struct MomentsReport: Encodable {
  var first: Side
  var second: Side
  /// How many have a score at both moments: what is tested, is tested among them, each against itself.
  var scoredAtBoth: Int
  var came: [One]
  var left: [One]
  var figures: [Figure]
  /// For text only.
  private var found: MomentComparison

  private enum CodingKeys: String, CodingKey { case first, second, scoredAtBoth, came, left, figures }

  struct Side: Encodable {
    var asOf: String
    /// The filter; empty for everybody.
    var filter: String
    var customers: Int
    var scored: Int
    /// For text only.
    var title: String

    private enum CodingKeys: String, CodingKey { case asOf, filter, customers, scored }
  }

  struct One: Encodable {
    var customer: String
    var name: String
    @OrNull var score: Int?
  }

  struct Figure: Encodable {
    /// score, openTickets, outreach: means a customer; healthy, critical, expansion, training, netRetention: shares.
    var figure: String
    @OrNull var first: Double?
    @OrNull var second: Double?
    /// The second less the first, whoever came and left in it.
    @OrNull var difference: Double?
    /// The same of those scored at both moments alone, and between what it lies with a confidence of 95 %; null where that is not
    /// tested.
    @OrNull var sameCustomers: Double?
    @OrNull var low: Double?
    @OrNull var high: Double?
    /// paired or mcnemar.
    @OrNull var method: String?
    /// Corrected after Holm for all figures that were tested.
    @OrNull var p: Double?
  }

  init(_ found: MomentComparison, filter: String, from before: LookBack, to after: LookBack) {
    func side(_ moment: LookBack, _ sums: SegmentSums) -> Side {
      Side(
        asOf: moment.moment.at.iso8601, filter: filter, customers: sums.customers, scored: sums.scored,
        title: moment.text)
    }
    func ones(_ ones: [MomentComparison.Standing]) -> [One] {
      ones.map { One(customer: $0.customer.text, name: $0.name, score: $0.score) }
    }
    first = side(before, found.before.sums)
    second = side(after, found.after.sums)
    scoredAtBoth = found.scoredAtBoth
    (came, left) = (ones(found.came), ones(found.left))
    figures = found.rows.map { row in
      Figure(
        figure: row.figure.name, first: row.before, second: row.after, difference: row.difference,
        sameCustomers: row.test?.difference, low: row.test?.low, high: row.test?.high,
        method: row.test?.method.rawValue, p: row.p)
    }
    self.found = found
  }
}

extension MomentsReport: PrintedReport {
  var parts: [ReportPart] {
    let whom = first.filter.isEmpty ? "Everybody" : first.filter
    let sides = [(first, found.before), (second, found.after)].map { side, moment in
      "\(side.title)  \(ComparisonWords.counts(moment.sums))"
    }
    let head = ["\(whom) on two days"] + sides + [MomentWords.tested(found, isNarrowed: !first.filter.isEmpty) + "."]
    let titles = MomentWords.alone(isNarrowed: !first.filter.isEmpty)
    return [.line(head.joined(separator: "\n")), .sheet(sheet), .line(MomentWords.untested + ".")]
      + list(titles.later, found.came) + list(titles.earlier, found.left)
  }

  private var sheet: Sheet {
    let isNumber = [false, true, true, true, true, true, false, true]
    return Sheet(
      columns: zip(MomentWords.titles(first.title, second.title), isNumber).map { $1 ? .number($0) : .words($0) },
      rows: found.rows.map { MomentWords.cells($0, of: found.scoredAtBoth) })
  }

  private func list(_ title: String, _ ones: [MomentComparison.Standing]) -> [ReportPart] {
    guard !ones.isEmpty else { return [] }
    return [.sheet(Sheet(columns: [.words(title), .number("Score")], rows: ones.map(MomentWords.standing)))]
  }
}
