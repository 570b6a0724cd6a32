import Foundation
import Testing

@testable import Statistics

@Suite struct GroupSizeTests {
  /// As statsmodels 0.15.0 has them, rounded up: `NormalIndPower().solve_power` of `proportion_effectsize`, two-sided.
  private static let known: [(size: GroupSize, wanted: Int)] = [
    (GroupSize(base: 0.1, lift: 0.02, power: 0.8, alpha: 0.05), 3835),
    (GroupSize(base: 0.1, lift: -0.02, power: 0.8, alpha: 0.05), 3205),
    (GroupSize(base: 0.05, lift: 0.01, power: 0.8, alpha: 0.05), 8143),
    (GroupSize(base: 0.05, lift: 0.01, power: 0.9, alpha: 0.01), 15437),
    (GroupSize(base: 0.5, lift: 0.1, power: 0.8, alpha: 0.05), 388),
    (GroupSize(base: 0.5, lift: -0.5, power: 0.8, alpha: 0.05), 7),
    (GroupSize(base: 0.9, lift: 0.1, power: 0.8, alpha: 0.05), 38),
    (GroupSize(base: 0.0, lift: 0.05, power: 0.8, alpha: 0.05), 78),
    (GroupSize(base: 1.0, lift: -0.03, power: 0.95, alpha: 0.05), 215),
    (GroupSize(base: 0.3, lift: 0.001, power: 0.8, alpha: 0.05), 3299655),
    (GroupSize(base: 0.3, lift: 0.0001, power: 0.8, alpha: 0.05), 329683531),
    (GroupSize(base: 0.2, lift: 0.05, power: 0.5, alpha: 0.05), 535),
    (GroupSize(base: 0.2, lift: 0.05, power: 0.06, alpha: 0.05), 13),
    (GroupSize(base: 0.2, lift: 0.05, power: 0.2, alpha: 0.1), 84),
    (GroupSize(base: 0.2, lift: 0.05, power: 0.999, alpha: 0.0001), 6780),
    (GroupSize(base: 0.03, lift: 0.97, power: 0.99, alpha: 0.01), 7),
    (GroupSize(base: 0.42, lift: 0.08, power: 0.85, alpha: 0.2), 416),
  ]

  @Test(arguments: known)
  func figures(size: GroupSize, wanted: Int) throws {
    #expect(try size.perGroup() == wanted)
  }

  /// One fewer in each group would not have the power, on both tails.
  @Test func itIsTheSmallest() throws {
    func power(_ size: GroupSize, _ count: Int) -> Double {
      let shift = abs(size.effect) * (Double(count) / 2).squareRoot()
      let bound = Distribution.normalQuantile(1 - size.alpha / 2)
      return Distribution.normal(below: shift - bound) + Distribution.normal(below: -shift - bound)
    }
    let chances = [(0.8, 0.05), (0.5, 0.05), (0.99, 0.001), (0.07, 0.06), (0.95, 0.5)]
    for base in [0.0, 0.004, 0.1, 0.35, 0.5, 0.8, 1] {
      for lift in [-0.4, -0.05, -0.001, 0.002, 0.03, 0.3, 0.65] where (0...1).contains(base + lift) {
        for (chance, alpha) in chances {
          let size = GroupSize(base: base, lift: lift, power: chance, alpha: alpha)
          let count = try size.perGroup()
          #expect(power(size, count) >= chance - 1e-13, "\(size)")
          #expect(count == 1 || power(size, count - 1) < chance + 1e-13, "\(size)")
        }
      }
    }
  }

  /// From the other side, and of those who do not, it is the same.
  @Test func mirrored() throws {
    for (base, lift) in [(0.1, 0.02), (0.5, -0.25), (0.25, 0.75), (0.03, 0.001)] {
      let wanted = try GroupSize(base: base, lift: lift).perGroup()
      #expect(try GroupSize(base: base + lift, lift: -lift).perGroup() == wanted)
      #expect(try GroupSize(base: 1 - base, lift: -lift).perGroup() == wanted)
    }
  }

  /// A small lift keeps its digits: h ≈ lift ÷ √(p(1 − p)).
  @Test(arguments: [1e-6, 1e-9, 1e-12])
  func smallLifts(lift: Double) {
    #expect(abs(GroupSize(base: 0.2, lift: lift).effect / (lift / 0.4) - 1) < 1e-5)
  }

  @Test func cohensH() {
    #expect(abs(GroupSize(base: 0, lift: 1).effect - .pi) < 1e-15)
    #expect(abs(GroupSize(base: 1, lift: -1).effect + .pi) < 1e-15)
    #expect(abs(GroupSize(base: 0.5, lift: 0.25).effect - (2 * asin(0.75.squareRoot()) - .pi / 2)) < 1e-15)
  }

  private static let none: [(size: GroupSize, why: GroupSize.Refusal)] = [
    (GroupSize(base: -0.1, lift: 0.2), .base), (GroupSize(base: 10, lift: -9.5), .base),
    (GroupSize(base: .nan, lift: 0.2), .base), (GroupSize(base: 0.1, lift: 0), .lift),
    (GroupSize(base: 0.1, lift: 0.91), .lift), (GroupSize(base: 0.1, lift: -0.11), .lift),
    (GroupSize(base: 0.1, lift: .nan), .lift), (GroupSize(base: 0.1, lift: 0.1, power: 1), .power),
    (GroupSize(base: 0.1, lift: 0.1, power: 0.05), .power), (GroupSize(base: 0.1, lift: 0.1, power: .nan), .power),
    (GroupSize(base: 0.1, lift: 0.1, alpha: 0), .alpha), (GroupSize(base: 0.1, lift: 0.1, alpha: 1), .alpha),
    (GroupSize(base: 0.5, lift: 1e-9), .endless), (GroupSize(base: 0.5, lift: 1e-300), .endless),
    (GroupSize(base: 0, lift: 1e-300), .endless),
  ]

  @Test(arguments: none)
  func whatHasNoSize(size: GroupSize, why: GroupSize.Refusal) {
    #expect(throws: why) { try size.perGroup() }
  }
}
