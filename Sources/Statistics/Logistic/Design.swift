/// Rows as the model weighs them: numbers one after the other, and of each column of flags the one that is 1.
struct Design: Sendable {
  let count: Int
  let numbersPerRow: Int
  let flagsPerRow: Int
  /// Numbers, then flags.
  let slots: Int
  private(set) var numbers: [Double]
  /// Slots, rising within a row; -1 where no flag of a column is 1.
  private(set) var flags: [Int32]

  init(_ columns: [ReadColumn], _ codings: [ColumnCoding], _ layout: FeatureLayout, rows: [Int]) {
    count = rows.count
    numbersPerRow = layout.numbers
    flagsPerRow = layout.flagged
    slots = layout.slots
    numbers = Array(repeating: 0, count: rows.count * layout.numbers)
    flags = Array(repeating: -1, count: rows.count * layout.flagged)
    var flag = 0
    for ((column, coding), place) in zip(zip(columns, codings), layout.places) {
      switch (column, coding) {
      case (.numbers(let values, _), .numbers(let coding)):
        if let slot = place.number { fill(values, coding, rows, slot: slot) }
        if let slot = place.flag { mark(values, rows, slot: slot, at: flag) }
      case (.levels(let codes, let levels), .levels(let coding)):
        if let slot = place.flag { mark(codes, coding.places(of: levels), rows, slot: slot, at: flag) }
      default: preconditionFailure("a column is read as its coding has it")
      }
      if place.flag != nil { flag += 1 }
    }
  }

  private mutating func fill(_ values: [Double], _ coding: NumberCoding, _ rows: [Int], slot: Int) {
    var place = slot
    for row in rows {
      numbers[place] = coding.standardised(values[row])
      place += numbersPerRow
    }
  }

  /// Blanks.
  private mutating func mark(_ values: [Double], _ rows: [Int], slot: Int, at flag: Int) {
    var place = flag
    for row in rows {
      if values[row].isNaN { flags[place] = Int32(slot) }
      place += flagsPerRow
    }
  }

  /// Levels; the first has no flag.
  private mutating func mark(_ codes: [Int32], _ places: [Int?], _ rows: [Int], slot: Int, at flag: Int) {
    let slots = places.map { place in place.flatMap { $0 > 0 ? Int32(slot + $0 - 1) : nil } ?? -1 } + [-1]
    var place = flag
    for row in rows {
      flags[place] = slots[Int(codes[row])]
      place += flagsPerRow
    }
  }

  /// Each row's log-odds: weights of all slots, and the intercept.
  func logOdds(_ weights: [Double], intercept: Double) -> [Double] {
    var odds = Array(repeating: intercept, count: count)
    numbers.withUnsafeBufferPointer { numbers in
      flags.withUnsafeBufferPointer { flags in
        weights.withUnsafeBufferPointer { weights in
          for row in 0..<count {
            var sum = intercept
            let start = row * numbersPerRow
            for place in 0..<numbersPerRow { sum += numbers[start + place] * weights[place] }
            for place in row * flagsPerRow..<(row + 1) * flagsPerRow where flags[place] >= 0 {
              sum += weights[Int(flags[place])]
            }
            odds[row] = sum
          }
        }
      }
    }
    return odds
  }

  /// What the model weighs of one row, by slots.
  func values(ofRow row: Int) -> [Double] {
    var values = Array(repeating: 0.0, count: slots)
    for place in 0..<numbersPerRow { values[place] = numbers[row * numbersPerRow + place] }
    for place in row * flagsPerRow..<(row + 1) * flagsPerRow where flags[place] >= 0 { values[Int(flags[place])] = 1 }
    return values
  }
}
