import Foundation
import Testing

@testable import Statistics

/// Curves against printed tables, against figures reckoned with forty digits, and against each other.
@Suite struct DistributionTests {
  private func isNear(_ found: Double, _ wanted: Double, _ relative: Double = 1e-12) -> Bool {
    abs(found - wanted) <= relative * max(abs(wanted), 1e-300)
  }

  /// Two-sided 5 %, 1 % and 0.1 % points of printed tables.
  @Test(arguments: [
    (1.0, 12.706, 0.05), (2, 4.303, 0.05), (5, 2.571, 0.05), (10, 2.228, 0.05), (30, 2.042, 0.05), (120, 1.980, 0.05),
    (1, 63.657, 0.01), (5, 4.032, 0.01), (10, 3.169, 0.01), (30, 2.750, 0.01), (10, 4.587, 0.001), (30, 3.646, 0.001),
    (1, 1.0, 0.5), (10, 0.0, 1.0),
  ])
  func studentsT(freedom: Double, t: Double, p: Double) {
    #expect(abs(Distribution.twoSidedT(t, freedom: freedom) - p) < p * 0.002)
    #expect(Distribution.twoSidedT(-t, freedom: freedom) == Distribution.twoSidedT(t, freedom: freedom))
  }

  @Test(arguments: [(0.0, 1.0), (0.6745, 0.5), (1.0, 0.3173), (1.96, 0.05), (2.5758, 0.01), (3.2905, 0.001)])
  func normal(z: Double, p: Double) {
    #expect(abs(Distribution.twoSidedNormal(z) - p) < 0.0001)
    // With much freedom t is normal.
    #expect(abs(Distribution.twoSidedT(z, freedom: 1_000_000) - p) < 0.0001)
  }

  /// I(x; 1, 1) = x, I(x; 2, 2) = x²(3 − 2x), I(x; 1, b) = 1 − (1 − x)^b.
  @Test(arguments: [0.0, 0.05, 0.3, 0.5, 0.77, 0.99, 1])
  func incompleteBeta(x: Double) {
    #expect(abs(Distribution.incompleteBeta(x, 1, 1) - x) < 1e-12)
    #expect(abs(Distribution.incompleteBeta(x, 2, 2) - x * x * (3 - 2 * x)) < 1e-12)
    #expect(abs(Distribution.incompleteBeta(x, 1, 3) - (1 - (1 - x) * (1 - x) * (1 - x))) < 1e-12)
  }

  /// As mpmath has it with forty digits; so the next ones.
  @Test(arguments: [
    (0.2, 0.5, 0.5, 0.2951672353008666), (0.7, 3.5, 1.25, 0.3685273991755862), (0.5, 40, 60, 0.9780623532064924),
    (0.31, 2000, 4400, 0.3340594624251547), (0.0001, 0.3, 9000, 0.902254111377526),
    (0.99, 25000, 250, 0.42891701768847923),
  ])
  func incompleteBetaOfOthers(x: Double, a: Double, b: Double, wanted: Double) {
    #expect(isNear(Distribution.incompleteBeta(x, a, b), wanted, 1e-11))
    #expect(abs(Distribution.incompleteBeta(1 - x, b, a) - (1 - wanted)) < 1e-11)
  }

  @Test(arguments: [
    (1e-05, 11.512919692895826), (0.5, 0.5723649429247001), (1.5, -0.12078223763524522), (3.25, 0.9358019311087253),
    (11.9, 17.25847745059552), (12.1, 17.74700727079874), (171.0, 706.5730622457874), (12345.678, 103959.91990554606),
    (1e9, 19723265827.503716), (1, 0), (2, 0),
  ])
  func logGamma(x: Double, wanted: Double) {
    #expect(abs(Distribution.logGamma(x) - wanted) <= 1e-13 * max(1, abs(wanted)))
    // B(x, 1) = 1/x.
    #expect(abs(Distribution.logBeta(x, 1) + log(x)) < 1e-12)
  }

  @Test(arguments: [
    (-37.0, 5.725571222524577e-300), (-8.0, 6.220960574271784e-16), (-3.0, 0.0013498980316300946),
    (-1.0, 0.15865525393145705), (0.0, 0.5), (0.5, 0.6914624612740131), (1.96, 0.9750021048517795),
    (5.0, 0.9999997133484281),
  ])
  func normalBelow(z: Double, wanted: Double) {
    #expect(isNear(Distribution.normal(below: z), wanted))
  }

  @Test(arguments: [
    (1e-300, -37.0470962993612), (1e-20, -9.262340089798407), (1e-07, -5.1993375821928165), (0.01, -2.326347874040841),
    (0.08, -1.4050715603096327), (0.3, -0.5244005127080408), (0.5, 0), (0.6, 0.2533471031357997),
    (0.975, 1.9599639845400538), (0.999999, 4.753424308817087),
  ])
  func normalQuantile(p: Double, wanted: Double) {
    let found = Distribution.normalQuantile(p)
    #expect(abs(found - wanted) <= 1e-14 * max(1, abs(wanted)))
    #expect(isNear(Distribution.normal(below: found), p, 1e-11))
  }

  @Test(arguments: [
    (0.5, 0.5, 0.7573180729294366), (2.0, 1, 0.2951672353008665), (300.0, 1, 0.0021220580484409717),
    (12.0, 2.5, 0.002836215030078324), (2.571, 5, 0.04997463468385139), (4.5, 17.3, 0.00030328523620385794),
    (30.0, 40, 4.850907660590208e-29), (1.96, 999, 0.050273462733810045), (6.0, 9_999.5, 2.041621945710906e-09),
    (6.0, 10_000.5, 2.0416150004866724e-09), (2.5, 123_456, 0.012420617372035633),
    (0.001, 1_000_000, 0.9992021157716491), (9.0, 1e12, 2.2571768157009176e-19),
  ])
  func studentsTOfOthers(t: Double, freedom: Double, wanted: Double) {
    #expect(isNear(Distribution.twoSidedT(t, freedom: freedom), wanted, 1e-11))
  }

  @Test(arguments: [
    (0.975, 1, 12.706204736174694), (0.975, 1.7, 5.118838988253057), (0.975, 5.88235, 2.4588240147075107),
    (0.75, 3, 0.7648923284043453), (0.995, 30, 2.749995653567225), (0.975, 9_999, 1.9602012636213573),
    (0.975, 10_001, 1.9602012161646407), (0.975, 1_000_000, 1.9599663568141066), (0.9999, 4, 13.033671720896821),
  ])
  func quantileT(p: Double, freedom: Double, wanted: Double) {
    #expect(isNear(Distribution.quantileT(p, freedom: freedom), wanted))
    #expect(isNear(Distribution.quantileT(1 - p, freedom: freedom), -wanted, 1e-11))
  }

  @Test(arguments: [0.3, 1.0, 2.5, 7, 63, 500, 9_000, 20_000, 1e9])
  func aQuantileIsTheOtherWayRound(freedom: Double) {
    for step in 1..<100 {
      let p = Double(step) / 100
      let t = Distribution.quantileT(p, freedom: freedom)
      let tails = Distribution.twoSidedT(t, freedom: freedom)
      #expect(isNear(tails, 2 * min(p, 1 - p), 1e-10), "\(p)")
      #expect(p == 0.5 ? t == 0 : (t > 0) == (p > 0.5))
    }
  }

  @Test func theEndsOfCurves() {
    #expect(Distribution.normalQuantile(0) == -.infinity && Distribution.normalQuantile(1) == .infinity)
    #expect(Distribution.normalQuantile(-0.1).isNaN && Distribution.normalQuantile(.nan).isNaN)
    #expect(Distribution.normal(below: -.infinity) == 0 && Distribution.normal(below: .infinity) == 1)
    #expect(Distribution.quantileT(0, freedom: 3) == -.infinity && Distribution.quantileT(1, freedom: 3) == .infinity)
    #expect(Distribution.quantileT(0.9, freedom: 0).isNaN && Distribution.quantileT(1.1, freedom: 3).isNaN)
    #expect(Distribution.quantileT(0.975, freedom: .infinity) == Distribution.normalQuantile(0.975))
    #expect(Distribution.twoSidedT(.infinity, freedom: 3) == 0 && Distribution.twoSidedT(1e300, freedom: 1e9) == 0)
    #expect(Distribution.twoSidedT(.nan, freedom: 3) == 1 && Distribution.twoSidedT(2, freedom: 0) == 1)
    #expect(Distribution.logGamma(0) == .infinity && Distribution.logGamma(-1).isNaN)
  }
}
