import Statistics
import Testing

@testable import Interchange

@Suite struct FingerprintSetTests {
  /// Against the library's set, with prints that are near each other, far apart, negative and zero.
  @Test(arguments: [UInt64(1), 2, 3])
  func holds_what_a_set_holds(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var ours = FingerprintSet<UInt64>()
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

  /// With fewer bits nothing that was met is denied, and what differs in the first five bytes is told apart.
  @Test(arguments: [UInt64(1), 2, 3])
  func fewer_bits_hold_the_first_five_bytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var ours = FingerprintSet<UInt32>()
    var theirs: Set<Int> = []
    var mistaken: [Int] = []
    for _ in 0..<6000 {
      let few = Int.random(in: -1500...1500, using: &random) << 24
      let print = few | Int.random(in: 0..<1 << 24, using: &random)
      let wasThere = ours.contains(print)
      let (isNew, isTheirs) = (ours.insert(print), theirs.insert(few).inserted)
      if wasThere == isTheirs || isNew != isTheirs || !ours.contains(few) { mistaken.append(print) }
    }
    #expect(mistaken.isEmpty)
    #expect(theirs.count > 2400)
  }

  @Test func zero_and_the_ends_are_prints_like_others() {
    var set = FingerprintSet<UInt64>()
    for print in [0, Int.min, Int.max, -1, 1 << 56, 5 << 56] {
      #expect(!set.contains(print))
      let answers = [set.insert(print), set.insert(print)]
      #expect(answers == [true, false])
    }
  }

  @Test(arguments: [10_000, 100_000])
  func room_grows_with_what_is_held(count: Int) {
    var random = SplitMix64(seed: 9)
    var set = FingerprintSet<UInt32>()
    for _ in 0..<count { _ = set.insert(Int(bitPattern: UInt(random.next()))) }
    #expect(set.count > count - 10)
    #expect(set.room < 2 * count + 256 * 32)
  }
}
