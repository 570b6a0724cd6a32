import CustomerSuccess

/// A date format such as `d MMM yy, h:mm a`.
///
/// `yyyy yy MM M MMM dd d HH H hh h mm ss SSS a Z EEE`: `MMM` is a month's name, long or short, in one of the languages of
/// `MonthNames`; `yy` is 1969 to 2068; `EEE` is a weekday's name, which is passed over; `Z` is an offset such as `+0200` or `Z`.
/// Text in quotes, and every other sign, stands as it is.
struct DatePattern: Sendable, Hashable {
  private var parts: [Part]

  private enum Part: Sendable, Hashable {
    case number(Field, digits: ClosedRange<Int>)
    case monthName, weekdayName, half, offset, fraction
    case literal(Character)
  }

  private enum Field: Sendable { case year, shortYear, month, day, hour, minute, second }

  /// Nil for a letter that is none of these, or without year, month and day.
  init?(_ text: String) {
    parts = []
    var rest = text[...]
    while let first = rest.first {
      if first == "'" {
        let quoted = rest.dropFirst().prefix { $0 != "'" }
        parts += quoted.map { .literal($0) }
        rest = rest.dropFirst(quoted.count + 2)
        continue
      }
      let run = rest.prefix { $0 == first }
      rest = rest.dropFirst(run.count)
      guard let found = DatePattern.parts(of: String(run)) else { return nil }
      parts += found
    }
    guard has(.year) || has(.shortYear), has(.month) || parts.contains(.monthName), has(.day) else { return nil }
  }

  private static func parts(of run: String) -> [Part]? {
    switch run {
    case "yyyy": [.number(.year, digits: 4...4)]
    case "yy": [.number(.shortYear, digits: 2...2)]
    case "MMM", "MMMM": [.monthName]
    case "MM": [.number(.month, digits: 2...2)]
    case "M": [.number(.month, digits: 1...2)]
    case "dd": [.number(.day, digits: 2...2)]
    case "d": [.number(.day, digits: 1...2)]
    case "HH", "hh": [.number(.hour, digits: 2...2)]
    case "H", "h": [.number(.hour, digits: 1...2)]
    case "mm": [.number(.minute, digits: 2...2)]
    case "ss": [.number(.second, digits: 2...2)]
    case "S", "SS", "SSS": [.fraction]
    case "a": [.half]
    case "Z": [.offset]
    case "EEE", "EEEE": [.weekdayName]
    default: run.allSatisfy({ $0.isLetter && $0 != "T" }) ? nil : run.map { .literal($0) }
    }
  }

  private func has(_ field: Field) -> Bool {
    parts.contains { if case .number(field, _) = $0 { true } else { false } }
  }

  func read(_ text: String) -> LocalTimestamp? {
    var reading = Reading(rest: text[...])
    for part in parts {
      guard reading.take(part) else { return nil }
    }
    return reading.rest.isEmpty ? reading.stamp : nil
  }

  private struct Reading {
    var rest: Substring
    private var numbers: [Field: Int] = [:]
    private var isAfternoon: Bool?
    private var offset: Int?

    init(rest: Substring) { self.rest = rest }

    mutating func take(_ part: Part) -> Bool {
      switch part {
      case .literal(let character):
        // Blanks of every kind are one to a reader.
        guard let next = rest.first, next == character || (next.isBlank && character == " ") else { return false }
        rest = rest.dropFirst()
        return true
      case .half: return takeHalf()
      case .monthName:
        let word = rest.prefix { $0.isLetter }
        guard let month = MonthNames.month(String(word)) else { return false }
        numbers[.month] = month
        rest = rest.dropFirst(word.count)
        if rest.first == "." { rest = rest.dropFirst() }
        return true
      case .weekdayName:
        let word = rest.prefix { $0.isLetter }
        rest = rest.dropFirst(word.count)
        if rest.first == "." { rest = rest.dropFirst() }
        return !word.isEmpty
      case .fraction:
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(digits.count)
        return !digits.isEmpty
      case .offset: return takeOffset()
      case .number(let field, let digits): return takeNumber(field, digits)
      }
    }

    private mutating func takeNumber(_ field: Field, _ digits: ClosedRange<Int>) -> Bool {
      let run = rest.prefix(digits.upperBound).prefix { $0.isASCII && $0.isNumber }
      guard run.count >= digits.lowerBound, let number = Int(run) else { return false }
      // The century that X/Open gives two digits.
      if field == .shortYear { numbers[.year] = number + (number < 69 ? 2000 : 1900) } else { numbers[field] = number }
      rest = rest.dropFirst(run.count)
      return true
    }

    private mutating func takeHalf() -> Bool {
      let half = rest.prefix(2).lowercased()
      guard half == "am" || half == "pm" else { return false }
      isAfternoon = half == "pm"
      rest = rest.dropFirst(2)
      return true
    }

    private mutating func takeOffset() -> Bool {
      if ["Z", "z"].contains(rest.first) || rest.hasPrefix("UTC") || rest.hasPrefix("GMT") {
        rest = rest.dropFirst(rest.first == "U" || rest.first == "G" ? 3 : 1)
        offset = 0
        return true
      }
      let run = rest.prefix { "+-:".contains($0) || ($0.isASCII && $0.isNumber) }
      guard let found = LocalTimestamp(text: "2000-01-01T00:00:00\(run)")?.offset else { return false }
      offset = found
      rest = rest.dropFirst(run.count)
      return true
    }

    var stamp: LocalTimestamp? {
      guard let year = numbers[.year], let month = numbers[.month], let day = numbers[.day],
        let date = LocalDate(year: year, month: month, day: day)
      else { return nil }
      var hour = numbers[.hour] ?? 0
      if let isAfternoon {
        guard (1...12).contains(hour) else { return nil }
        hour = hour % 12 + (isAfternoon ? 12 : 0)
      }
      let (minute, second) = (numbers[.minute] ?? 0, numbers[.second] ?? 0)
      guard hour < 24, minute < 60, second < 60 else { return nil }
      return LocalTimestamp(date: date, secondOfDay: hour * 3600 + minute * 60 + second, offset: offset)
    }
  }
}

/// Months by name, in English, German, French, Spanish, Italian, Portuguese and Dutch. No name means two months.
enum MonthNames {
  /// `mar`, `März`, `sept`: the whole name or three letters of it at least.
  static func month(_ word: String) -> Int? {
    let wanted = folded(word)
    guard wanted.count >= 3 else { return nil }
    let found = names.filter { $0.value.contains { $0.hasPrefix(wanted) } }
    return found.count == 1 ? found.first?.key : nil
  }

  private static let names: [Int: [String]] = [
    1: ["january", "januar", "janvier", "enero", "gennaio", "janeiro", "januari", "janner"],
    2: ["february", "februar", "fevrier", "febrero", "febbraio", "fevereiro", "februari"],
    3: ["march", "marz", "maerz", "mars", "marzo", "marco", "maart", "mrt"],
    4: ["april", "avril", "abril", "aprile"],
    5: ["may", "mai", "mayo", "maggio", "maio", "mei"],
    6: ["june", "juni", "juin", "junio", "giugno", "junho"],
    7: ["july", "juli", "juillet", "julio", "luglio", "julho"],
    8: ["august", "aout", "agosto", "augustus"],
    9: ["september", "septembre", "septiembre", "settembre", "setembro"],
    10: ["october", "oktober", "octobre", "octubre", "ottobre", "outubro"],
    11: ["november", "novembre", "noviembre", "novembro"],
    12: ["december", "dezember", "decembre", "diciembre", "dicembre", "dezembro"],
  ]
}
