/// How many marked things are among those drawn at once from all.
public struct Hypergeometric: Hashable, Sendable {
  public let all: Int
  public let marked: Int
  public let drawn: Int

  /// Numbers up to this are told apart exactly.
  public static let most = 1_000_000_000_000_000

  /// Nil where there cannot be so many, or are more than `most`.
  public init?(all: Int, marked: Int, drawn: Int) {
    let known = 0...Swift.max(0, all)
    guard (0...Hypergeometric.most).contains(all), known.contains(marked), known.contains(drawn) else { return nil }
    (self.all, self.marked, self.drawn) = (all, marked, drawn)
  }

  /// How many marked ones there can be.
  public var range: ClosedRange<Int> { max(0, drawn - (all - marked))...min(marked, drawn) }

  /// The chance of `count`. Steps as in `twoSided`.
  public func chance(of count: Int) -> Double {
    guard range.contains(count) else { return 0 }
    let weights = weights(noting: count)
    return weights.noted / weights.sum
  }

  /// The chance of `count` and of everything that is as unlikely or more so: Fisher's exact test on both sides. 0 of what
  /// cannot be.
  ///
  /// It takes some forty steps for each standard deviation, so it is for where few are expected.
  public func twoSided(_ count: Int) -> Double {
    guard range.contains(count) else { return 0 }
    let noted = weights(noting: count).noted
    // What is as unlikely was reckoned along another way, and is told from what is likelier by far less than one of these.
    let limit = noted * (1 + 1e-10)
    let weights = weights(noting: count, upTo: limit)
    return weights.upTo < weights.sum ? weights.upTo / weights.sum : 1
  }

  private struct Weights {
    /// Of all there can be; the likeliest has 1.
    var sum = 0.0
    /// Of one asked about.
    var noted = 0.0
    /// Of those with no more than a limit.
    var upTo = 0.0
  }

  /// From the likeliest outwards on either side, until nothing is left that a number can tell.
  private func weights(noting count: Int, upTo limit: Double = 0) -> Weights {
    var weights = Weights()
    func add(_ weight: Double, at place: Int) {
      weights.sum += weight
      if place == count { weights.noted = weight }
      if weight <= limit { weights.upTo += weight }
    }
    let likeliest = likeliest
    add(1, at: likeliest)
    var (place, weight) = (likeliest, 1.0)
    while place < range.upperBound, weight > 0 {
      weight *= ratio(after: place)
      place += 1
      add(weight, at: place)
    }
    (place, weight) = (likeliest, 1.0)
    while place > range.lowerBound, weight > 0 {
      place -= 1
      weight /= ratio(after: place)
      add(weight, at: place)
    }
    return weights
  }

  /// How much likelier one more is.
  private func ratio(after place: Int) -> Double {
    let more = Double(marked - place) * Double(drawn - place)
    return more / (Double(place + 1) * Double(all - marked - drawn + place + 1))
  }

  private var likeliest: Int {
    let product = (drawn + 1).multipliedFullWidth(by: marked + 1)
    return (all + 2).dividingFullWidth(product).quotient
  }
}
