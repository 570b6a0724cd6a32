/// Adds up what customers said: is told the texts of two periods and who is there, in any order.
public struct FeedbackReckoning: Sendable {
  private let start: Instant
  private var sums: [String: Sums] = [:]
  private var members: [FeedbackMember] = []
  private var (verbatims, before, themeless) = (0, 0, 0)

  fileprivate struct Sums: Sendable {
    var figure: ThemeFigure
    var scoreSum = 0.0
    var words: [String: Int] = [:]
    var customers: Set<CustomerID> = []
  }

  /// `start`: the first second of the period; what is earlier is of the one before.
  public init(from start: Instant) { self.start = start }

  public mutating func add(_ text: ReadVerbatim) {
    let isNow = text.verbatim.at >= start
    if isNow { verbatims += 1 } else { before += 1 }
    if isNow, text.themes.isEmpty { themeless += 1 }
    for found in text.themes {
      var sum = sums[found.theme.id] ?? Sums(figure: ThemeFigure(found.theme))
      if isNow { sum.add(text, by: found.words) } else { sum.figure.before += 1 }
      sums[found.theme.id] = sum
    }
  }

  public mutating func add(_ member: FeedbackMember) { members.append(member) }

  /// What weighs most first, then what is named most, then by its id.
  public var figures: FeedbackFigures {
    let revenue = MoneySums(members.map(\.revenue))
    let payers = Dictionary(grouping: members.filter { $0.revenue.minorUnits > 0 }, by: \.revenue.currency)
      .mapValues { Double($0.count) }
    let themes = sums.values.map { sum in
      var figure = sum.figure
      figure.frequency = verbatims == 0 ? 0 : Double(figure.count) / Double(verbatims)
      figure.customers = sum.customers.count
      figure.score = figure.count == 0 ? 0 : sum.scoreSum / Double(figure.count)
      figure.words = sum.words.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.prefix(5).map(\.key)
      for member in members {
        if sum.customers.contains(member.customer) { figure.named.add(member) } else { figure.others.add(member) }
      }
      figure.revenueShare = FeedbackReckoning.share(figure.named.revenue, of: revenue, payers)
      return figure
    }
    return FeedbackFigures(
      themes: themes.sorted { ($0.weight, $0.count, $1.id) > ($1.weight, $1.count, $0.id) }, verbatims: verbatims,
      before: before, themeless: themeless)
  }

  /// Amounts of two currencies are no sum: each has its share, and counts by those who pay in it.
  private static func share(_ part: MoneySums, of whole: MoneySums, _ payers: [String: Double]) -> Double {
    let count = payers.values.reduce(0, +)
    guard count > 0 else { return 0 }
    return whole.amounts.reduce(0) { sum, amount in
      guard amount.minorUnits > 0, let payers = payers[amount.currency] else { return sum }
      return sum + Double(part[amount.currency]) / Double(amount.minorUnits) * payers / count
    }
  }
}

extension FeedbackReckoning.Sums {
  fileprivate mutating func add(_ text: ReadVerbatim, by told: [String]) {
    figure.mentions[text.reading.sentiment, default: 0] += 1
    scoreSum += text.reading.score
    customers.insert(text.verbatim.customer)
    for word in Set(told.map { $0.lowercased() }) { words[word, default: 0] += 1 }
  }
}

extension FeedbackGroup {
  fileprivate mutating func add(_ member: FeedbackMember) {
    customers += 1
    if let score = member.score {
      scored += 1
      scoreSum += score
    }
    revenue.add(member.revenue.minorUnits, member.revenue.currency)
  }
}
