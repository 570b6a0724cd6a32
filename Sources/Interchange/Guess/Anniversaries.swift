import CustomerSuccess

/// Whether a column's days come round with another's: contracts are mostly renewed on the day on which they began, so that rows in
/// which both have the same day of the year prove a beginning.
struct Anniversaries {
  private let (begins, renews): (ColumnProfile, ColumnProfile)
  private var days: Set<Int> = []
  private var isDenied = false

  init(_ begins: ColumnProfile, of renews: ColumnProfile) {
    (self.begins, self.renews) = (begins, renews)
  }

  mutating func take(_ row: SourceRow) {
    guard !isDenied, let begun = Self.day(row[begins.name], begins), let next = Self.day(row[renews.name], renews)
    else {
      return
    }
    isDenied = begun != next
    days.insert(begun)
  }

  /// One day alone may be so by chance, or be everybody's.
  var areProven: Bool { !isDenied && days.count > 1 }

  /// The day of the year as 100 times its month and the day; nil of what is no date.
  private static func day(_ text: String, _ profile: ColumnProfile) -> Int? {
    let formats = (profile.dates?.forms ?? []).flatMap { form -> [TimeFormat] in
      switch form {
      case .iso: []
      // Read alike in both columns, either order finds the same days.
      case .eitherOrder: DayOrder.dayFirst.formats
      case .order(let order): order.formats
      case .named(let name): TimeFormat(name).map { [$0] } ?? []
      }
    }
    return SourceTime.stamp(text, formats: formats).map { stamp in
      let (_, month, day) = stamp.date.civil
      return month * 100 + day
    }
  }
}
