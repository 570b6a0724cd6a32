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
