import CustomerSuccess

/// A value for each metric of one customer, and the score they make by the model's weights.
struct HealthProfile {
  let choices: [MetricChoice]
  /// By choice: the position of its value; nil while nothing is known.
  private(set) var positions: [Int?]
  private let dimensionWeights: [Double]
  /// By dimension: the sum of its known scores, and how many they are.
  private var sums: [Double]
  private var counts: [Int]

  init(_ choices: [MetricChoice], dimensionWeights: [Double]) {
    self.choices = choices
    self.dimensionWeights = dimensionWeights
    positions = choices.map { _ in nil }
    sums = dimensionWeights.map { _ in 0 }
    counts = dimensionWeights.map { _ in 0 }
  }

  func index(of id: MetricID) -> Int? { choices.firstIndex { $0.id == id } }

  mutating func set(_ index: Int, to position: Int) {
    forget(index)
    let choice = choices[index]
    let position = min(choice.count - 1, max(0, position))
    positions[index] = position
    sums[choice.dimension] += choice.score(position)
    counts[choice.dimension] += 1
  }

  mutating func forget(_ index: Int) {
    guard let position = positions[index] else { return }
    sums[choices[index].dimension] -= choices[index].score(position)
    counts[choices[index].dimension] -= 1
    positions[index] = nil
  }

  /// The score before rounding; nil when nothing is known.
  var exact: Double? {
    var total = 0.0
    var weight = 0.0
    for dimension in dimensionWeights.indices where counts[dimension] > 0 {
      total += dimensionWeights[dimension] * sums[dimension] / Double(counts[dimension])
      weight += dimensionWeights[dimension]
    }
    return weight > 0 ? total / weight : nil
  }

  /// Moves values at random, never a locked or unknown one, until the score rounds to `target`, with room to spare. No
  /// single move is of more than `step` points, so that many metrics share what is to be changed.
  mutating func fit(to target: Int, step: Double, isLocked: [Bool], _ random: inout Random) {
    let movable = choices.indices.filter { positions[$0] != nil && !isLocked[$0] }
    guard !movable.isEmpty else { return }
    let usage = movable.filter { choices[$0].isUsage }
    for _ in 0..<2000 {
      guard let exact, abs(exact - Double(target)) > 0.4 else { return }
      let index = random.pick(usage.isEmpty || random.chance(0.6) ? movable : usage)
      guard let position = positions[index] else { continue }
      let choice = choices[index]
      let missing = (Double(target) - exact) / weight(of: index)
      let wanted = choice.score(position) + min(step, max(-step, missing))
      // A judged level is a coarse step: only now and then, so that it does not swing to and fro.
      if choice.count <= 4, random.chance(0.5) { continue }
      set(index, to: choice.nearest(to: wanted))
    }
  }

  /// The share of the whole score that this choice decides.
  private func weight(of index: Int) -> Double {
    let whole = dimensionWeights.indices.reduce(0.0) { counts[$1] > 0 ? $0 + dimensionWeights[$1] : $0 }
    let dimension = choices[index].dimension
    return dimensionWeights[dimension] / whole / Double(max(1, counts[dimension]))
  }
}
