import CustomerSuccess

/// What a value that is not read may well be: another way of writing, which a mapping can say. Nothing is guessed from it.
enum LooksLike {
  /// For a text that is no date: what it may be, beside it, and what can be done; both empty where it looks like none.
  static func date(_ text: String) -> (aside: String, hint: String) {
    if let serial = Double(text), (20_000..<80_000).contains(serial),
      let stamp = TimeFormat.stamp(serial: serial, is1904: false)
    {
      return (", which a spreadsheet shows as \(stamp.date)", "; a mapping can say so (dates: excel)")
    }
    guard SourceTime.stamp(text) == nil else { return ("", "") }
    let orders = DayOrder.allCases.filter { SourceTime.stamp(text, formats: $0.formats) != nil }
    guard let order = orders.first else { return ("", "") }
    guard orders.count == 1 else {
      return (", the day first or the month first", "; a mapping says which (dates: day first)")
    }
    return (", a date with the \(order.rawValue)", "; a mapping can say so (dates: \(order.rawValue))")
  }

  /// For a text that is no amount in a currency, with what makes one of it; `isTold`: the row says the currency.
  static func money(_ text: String, in code: String, isTold: Bool) -> String {
    guard let meant = CurrencySign.beside(text) else { return amount(text) }
    let reads = "a mapping reads it with its sign (as: number), and 'rapport mapping guess' writes one"
    guard !meant.contains(code) else { return "; without the sign beside it, or \(reads)" }
    let other = meant.isEmpty ? "its currency" : meant.listed(4, by: " or ")
    guard isTold else {
      return "; \(other) goes into a column currency, and the number alone into this one, or \(reads)"
    }
    return "; the row's currency is \(code): \(other) goes in its place, and the number alone into this column"
  }

  /// For a text that is no number of its kind; empty where it looks like none.
  static func amount(_ text: String) -> String {
    let examples = ["1.234,56", "1,234.56", "1 234,56"].filter { example in
      let signs = example.filter { !$0.isWholeNumber }
      guard let thousands = signs.first, let decimal = signs.last else { return false }
      let read = NumberForm(decimal: decimal, thousands: thousands).text(text)
      return read != nil && read != text
    }
    guard !examples.isEmpty else { return "" }
    return "; a mapping can say how numbers are written (numbers: '\(examples.joined(separator: "' or '"))')"
  }
}
