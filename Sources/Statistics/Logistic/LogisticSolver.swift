import Foundation

/// Finds the weights that make the sum of log-losses + ridge/2 · |w|² least, the intercept free: Newton's method, each step halved
/// until it goes down (iteratively reweighted least squares).
struct LogisticSolver {
  let design: Design
  let events: [Bool]
  let ridge: Double

  private(set) var weights: [Double]
  private(set) var intercept: Double
  private(set) var odds: [Double]
  private var objective: Double

  /// Both outcomes are among the events.
  init(_ design: Design, events: [Bool], ridge: Double) {
    (self.design, self.events, self.ridge) = (design, events, ridge)
    weights = Array(repeating: 0, count: design.slots)
    let share = Double(events.count { $0 })
    intercept = log(share) - log(Double(events.count) - share)
    odds = Array(repeating: intercept, count: design.count)
    objective = 0
    objective = value(weights, odds)
  }

  private static let mostSteps = 200
  /// Where a step is no longer than so much of the largest weight, the weights stand.
  private static let standing = 1e-11

  mutating func solve() throws(LogisticRefusal) {
    var before = Double.infinity
    for _ in 0..<LogisticSolver.mostSteps {
      var equations = NewtonEquations(design, odds: odds, events: events, weights: weights, ridge: ridge)
      guard let step = equations.solve(tolerance: ridge > 0 ? 0 : 1e-11) else { throw .undecided }
      let gain = zip(step, equations.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      let length = step.reduce(0) { max($0, abs($1)) }
      guard length.isFinite else { throw .undecided }
      go(step, gain: gain)
      let largest = weights.reduce(max(1, abs(intercept))) { max($0, abs($1)) }
      if length <= LogisticSolver.standing * largest { return }
      // Nothing but rounding is left of the gain, however long the step.
      if gain <= 1e-12 * objective, gain > before / 4 || gain <= 0 {
        // Without a ridge, weights that run away gain less and less as well, in steps that stay as long.
        guard ridge > 0 || length < 1e-4 * largest else { throw .undecided }
        return
      }
      before = gain
    }
    throw .undecided
  }

  private mutating func go(_ step: [Double], gain: Double) {
    var share = 1.0
    for _ in 0..<60 {
      let next = zip(weights, step).map { $0 - share * $1 }
      let nextIntercept = intercept - share * (step.last ?? 0)
      let nextOdds = design.logOdds(next, intercept: nextIntercept)
      let reached = value(next, nextOdds)
      // A gain below the objective's last digits is not to be seen in it.
      if reached <= objective - 1e-4 * share * gain || gain <= 1e-10 * objective && reached.isFinite {
        (weights, intercept, odds, objective) = (next, nextIntercept, nextOdds, reached)
        return
      }
      share /= 2
    }
  }

  private func value(_ weights: [Double], _ odds: [Double]) -> Double {
    var sum = 0.0
    for (odds, isEvent) in zip(odds, events) { sum += Likelihood.loss(logOdds: odds, isEvent: isEvent) }
    return sum + ridge / 2 * weights.reduce(0) { $0 + $1 * $1 }
  }
}

/// What a step of Newton's method solves: slots first, the intercept last.
private struct NewtonEquations {
  private(set) var gradient: [Double]
  private var curvature: SquareMatrix

  init(_ design: Design, odds: [Double], events: [Bool], weights: [Double], ridge: Double) {
    gradient = weights.map { $0 * ridge } + [0]
    curvature = SquareMatrix(size: design.slots + 1)
    add(design, odds, events)
    curvature.withElements { elements in
      for slot in weights.indices { elements[slot * (design.slots + 2)] += ridge }
    }
  }

  mutating func solve(tolerance: Double) -> [Double]? {
    guard curvature.factor(tolerance: tolerance) else { return nil }
    return curvature.solved(gradient)
  }

  private mutating func add(_ design: Design, _ odds: [Double], _ events: [Bool]) {
    let slots = design.slots
    gradient.withUnsafeMutableBufferPointer { gradient in
      curvature.withElements { curvature in
        guard let curvature = curvature.baseAddress, let gradient = gradient.baseAddress else { return }
        design.numbers.withUnsafeBufferPointer { numbers in
          design.flags.withUnsafeBufferPointer { flags in
            for row in 0..<design.count {
              let residual = Likelihood.of(logOdds: odds[row]) - (events[row] ? 1 : 0)
              let weight = Likelihood.variance(logOdds: odds[row])
              let ones = flags[row * design.flagsPerRow..<(row + 1) * design.flagsPerRow]
              gradient[slots] += residual
              curvature[slots * (slots + 2)] += weight
              let values = UnsafeBufferPointer(
                rebasing: numbers[row * design.numbersPerRow..<(row + 1) * design.numbersPerRow])
              if let values = values.baseAddress {
                NewtonEquations.add(
                  values, design.numbersPerRow, ones, weight, residual, to: curvature, gradient, slots)
              }
              NewtonEquations.add(ones, weight, residual, to: curvature, gradient, slots)
            }
          }
        }
      }
    }
  }

  /// A row's numbers among each other, with its flags and with the intercept.
  @inline(__always)
  private static func add(
    _ values: UnsafePointer<Double>, _ count: Int, _ ones: Slice<UnsafeBufferPointer<Int32>>, _ weight: Double,
    _ residual: Double, to curvature: UnsafeMutablePointer<Double>, _ gradient: UnsafeMutablePointer<Double>,
    _ slots: Int
  ) {
    let width = slots + 1
    for slot in 0..<count {
      gradient[slot] += residual * values[slot]
      add(values, slot + 1, times: weight * values[slot], to: curvature + slot * width)
    }
    for slot in ones where slot >= 0 { add(values, count, times: weight, to: curvature + Int(slot) * width) }
    add(values, count, times: weight, to: curvature + slots * width)
  }

  /// A row's flags among each other and with the intercept; they rise.
  @inline(__always)
  private static func add(
    _ ones: Slice<UnsafeBufferPointer<Int32>>, _ weight: Double, _ residual: Double,
    to curvature: UnsafeMutablePointer<Double>, _ gradient: UnsafeMutablePointer<Double>, _ slots: Int
  ) {
    let width = slots + 1
    for place in ones.indices where ones[place] >= 0 {
      let slot = Int(ones[place])
      gradient[slot] += residual
      curvature[slots * width + slot] += weight
      for other in ones[...place] where other >= 0 { curvature[slot * width + Int(other)] += weight }
    }
  }

  @inline(__always)
  private static func add(
    _ values: UnsafePointer<Double>, _ count: Int, times factor: Double, to row: UnsafeMutablePointer<Double>
  ) {
    for place in 0..<count { row[place] += factor * values[place] }
  }
}
