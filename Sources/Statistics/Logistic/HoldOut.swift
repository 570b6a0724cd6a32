/// Which rows a model is made of, where chance decides.
public enum HoldOut {
  /// True for rows to train on. So many are held out as the share, above 0 and below 1, is of all, rounded half up, whatever
  /// became of them; the same seed always draws the same ones.
  public static func training(of count: Int, share: Double, seed: UInt64) -> [Bool] {
    var training = Array(repeating: true, count: count)
    var random = SplitMix64(seed: seed)
    // The places that are not drawn yet stand at the front.
    var places = Array(0..<count)
    let heldOut = min(count, Int((Double(count) * share).rounded(.toNearestOrAwayFromZero)))
    for left in stride(from: count, to: count - heldOut, by: -1) {
      places.swapAt(random.below(left), left - 1)
      training[places[left - 1]] = false
    }
    return training
  }
}

/// The same numbers for the same seed on every machine and with every compiler.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0 up to, not including, `count`.
  mutating func below(_ count: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(max(1, count))).high) }
}
