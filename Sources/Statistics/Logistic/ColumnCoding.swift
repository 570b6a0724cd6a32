/// How a column becomes features: learned from the training rows alone.
enum ColumnCoding: Hashable, Sendable {
  case numbers(NumberCoding)
  case levels(LevelCoding)

  init(_ column: ReadColumn, training: [Int]) {
    switch column {
    case .numbers(let numbers, let sign): self = .numbers(NumberCoding(numbers, sign, training: training))
    case .levels(let codes, let levels): self = .levels(LevelCoding(codes, levels, training: training))
    }
  }

  /// The values of another table: what is no number is a blank, what was never met is no level.
  func reading(_ values: [String]) -> ReadColumn {
    switch self {
    case .numbers(let coding): .numbers(values.map { coding.sign.value($0) ?? .nan }, coding.sign)
    case .levels(let coding): coding.reading(values)
    }
  }
}

/// A column of numbers, standardised by mean and standard deviation of the training rows, its blanks filled with the mean.
struct NumberCoding: Hashable, Sendable {
  let sign: ReadColumn.NumberSign
  /// Of the training rows.
  let mean: Double
  /// Of the population that the training rows are, filled.
  let deviation: Double
  /// The same everywhere: it tells nothing, and its weight is 0.
  let isConstant: Bool
  /// 0 and 1 only, which stay as they are.
  let isFlag: Bool
  /// The share of the training rows that are blank.
  let missing: Double
  /// A power of two beside which no value is large or all are tiny, so that no square is without end or nothing.
  private let unit: Double
  /// Mean and deviation by that unit.
  private let middle: Double
  private let spread: Double

  init(_ numbers: [Double], _ sign: ReadColumn.NumberSign, training: [Int]) {
    self.sign = sign
    let known = training.lazy.map { numbers[$0] }.filter { !$0.isNaN }
    let least = known.min() ?? 0
    let most = known.max() ?? 0
    let largest = max(abs(least), abs(most))
    unit = largest > 0 ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
    let count = known.count
    missing = training.isEmpty ? 0 : Double(training.count - count) / Double(training.count)
    isConstant = least == most
    isFlag = known.allSatisfy { $0 == 0 || $0 == 1 }
    guard !isConstant else {
      (mean, deviation) = (least, 0)
      (middle, spread) = (least / unit, 1)
      return
    }
    middle = NumberCoding.sum(known, unit) / Double(count)
    var squares = 0.0
    for number in known {
      let distance = number / unit - middle
      squares += distance * distance
    }
    spread = (squares / Double(training.count)).squareRoot()
    (mean, deviation) = (middle * unit, spread * unit)
  }

  /// With what each addition rounds off kept (Neumaier), so that the mean of many far from 0 is theirs to the last digit.
  private static func sum(_ known: some Sequence<Double>, _ unit: Double) -> Double {
    var (sum, rest) = (0.0, 0.0)
    for number in known {
      let value = number / unit
      let next = sum + value
      rest += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
      sum = next
    }
    return sum + rest
  }

  /// As the model weighs it; NaN is a blank.
  func standardised(_ number: Double) -> Double {
    if isFlag { return number.isNaN ? mean : number }
    guard !number.isNaN else { return 0 }
    return (number / unit - middle) / spread
  }

  /// What `standardised` is on the average of the training rows.
  var centre: Double { isFlag ? mean : 0 }
}

/// A column of text: a feature for each level that the training rows have, but for the first in the order of bytes.
struct LevelCoding: Hashable, Sendable {
  /// The first is the one that the others are held against.
  let levels: [Level]
  /// Of the training rows, as `levels`.
  let shares: [Double]

  init(_ codes: [Int32], _ levels: [Level], training: [Int]) {
    var counts = Array(repeating: 0, count: levels.count)
    for row in training { counts[Int(codes[row])] += 1 }
    let met = levels.indices.filter { counts[$0] > 0 }.sorted { levels[$0] < levels[$1] }
    self.levels = met.map { levels[$0] }
    shares = met.map { Double(counts[$0]) / Double(training.count) }
  }

  func reading(_ values: [String]) -> ReadColumn {
    let places = Dictionary(uniqueKeysWithValues: zip(levels, levels.indices.map(Int32.init)))
    // One more than there are stands for all that was never met.
    return .levels(values.map { places[Level($0)] ?? Int32(levels.count) }, levels)
  }

  /// Where each of the levels of a column that was read stands among these; nil for one that was never met.
  func places(of others: [Level]) -> [Int?] {
    let places = Dictionary(uniqueKeysWithValues: zip(levels, levels.indices))
    return others.map { places[$0] }
  }
}
