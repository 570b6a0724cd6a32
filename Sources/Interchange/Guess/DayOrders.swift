import CustomerSuccess

/// In which order a column's days and months stand. A column has one, unless many rows prove the other one too: a day above 12 in the
/// place of the month is more likely mistyped than meant.
struct DayOrders {
  /// None where no value is such a date.
  private(set) var forms: [(form: DateGuess.Form, order: DayOrder)] = []
  /// Nothing proves it but that dates with dots have the day first.
  private(set) var isByDots = false

  /// So many rows, and so large a part of them all, are no mistake.
  private static let (rows, part) = (5, 10)

  init(_ profile: ColumnProfile) {
    func read(_ order: DayOrder) -> Set<String> {
      Set(profile.values.filter { SourceTime.stamp($0) == nil && SourceTime.stamp($0, formats: order.formats) != nil })
    }
    let (days, months) = (read(.dayFirst), read(.monthFirst))
    let all = days.union(months)
    guard !all.isEmpty else { return }
    func count(_ values: Set<String>) -> Int { values.reduce(0) { $0 + (profile.counts[$1] ?? 1) } }
    func areMany(_ values: Set<String>) -> Bool {
      let found = count(values)
      return found >= Self.rows && found * Self.part >= count(all)
    }
    let (onlyDays, onlyMonths) = (days.subtracting(months), months.subtracting(days))
    isByDots = onlyDays.isEmpty && !days.isEmpty && all.allSatisfy(Self.hasDots) && !areMany(onlyMonths)
    if areMany(onlyDays), areMany(onlyMonths) {
      forms = DayOrder.allCases.map { (.order($0), $0) }
    } else if !isByDots, onlyDays.isEmpty, onlyMonths.isEmpty {
      forms = [(.eitherOrder, .dayFirst)]
    } else {
      let order: DayOrder = isByDots || count(onlyDays) >= count(onlyMonths) ? .dayFirst : .monthFirst
      forms = [(.order(order), order)]
    }
  }

  /// `05.06.2024`
  private static func hasDots(_ text: String) -> Bool { text.first { !$0.isWholeNumber } == "." }
}
