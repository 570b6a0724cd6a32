import Testing

@testable import Interchange

@Suite struct FingerprintSetTests {
  /// Against the library's set, with prints that are near each other, far apart, negative and zero.
  @Test(arguments: [UInt64(1), 2, 3])
  func holds_what_a_set_holds(seed: UInt64) {
    var random = SeededNumbers(state: seed)
    var ours = FingerprintSet()
    var theirs: Set<Int> = []
    var mistaken: [Int] = []
    for round in 0..<20_000 {
      let print = round % 3 == 0 ? Int.random(in: -500...500, using: &random) : Int(bitPattern: UInt(random.next()))
      let wasThere = ours.contains(print)
      let (isNew, isTheirs) = (ours.insert(print), theirs.insert(print).inserted)
      if wasThere == isTheirs || isNew != isTheirs || !ours.contains(print) { mistaken.append(print) }
    }
    #expect(mistaken.isEmpty)
  }

  @Test func zero_and_the_ends_are_prints_like_others() {
    var set = FingerprintSet()
    for print in [0, Int.min, Int.max, -1] {
      #expect(!set.contains(print))
      let answers = [set.insert(print), set.insert(print)]
      #expect(answers == [true, false])
    }
  }
}

private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
