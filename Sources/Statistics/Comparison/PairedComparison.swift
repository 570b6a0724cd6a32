extension Comparison {
  /// By Student's t test of the mean of what each of the same things changed by, with as many less one degrees of freedom.
  public init(ofChanges changes: GroupMean) throws(ComparisonRefusal) {
    guard changes.error > 0 else { throw .noSpread }
    let free = Double(changes.count - 1)
    let reach = changes.error * Distribution.quantileT((1 + Comparison.confidence) / 2, freedom: free)
    let t = changes.mean / changes.error
    method = .paired
    difference = changes.mean
    (low, high) = (difference - reach, difference + reach)
    statistic = t
    freedom = free
    p = Distribution.twoSidedT(t, freedom: free)
    guard t.isFinite, low.isFinite, high.isFinite else { throw .beyondNumbers }
  }
}

/// Of so many of the same things, how many have something the second time only, and how many the first time only.
public struct PairedShares: Hashable, Sendable {
  public let gained: Int
  public let lost: Int
  public let whole: Int

  /// Nil of none at all, of more than all, and above `Proportion.most`.
  public init?(gained: Int, lost: Int, of whole: Int) {
    guard whole > 0, whole <= Proportion.most, gained >= 0, lost >= 0, gained <= whole, lost <= whole - gained else {
      return nil
    }
    (self.gained, self.lost, self.whole) = (gained, lost, whole)
  }

  /// McNemar's, on both sides: those that moved did so either way as a coin falls.
  var exactP: Double {
    let (fewer, more) = (min(gained, lost), max(gained, lost))
    guard fewer < more else { return 1 }
    return min(1, 2 * Distribution.incompleteBeta(0.5, Double(more), Double(fewer + 1)))
  }
}

extension Comparison {
  /// By McNemar's exact test. The interval is Bonett and Price's (2012), which adds one to either way of moving.
  public init(_ shares: PairedShares) {
    let n = Double(shares.whole + 2)
    let (up, down) = (Double(shares.gained + 1) / n, Double(shares.lost + 1) / n)
    let reach = Comparison.normalReach * ((up + down - (up - down) * (up - down)) / n).squareRoot()
    method = .mcnemar
    difference = Double(shares.gained - shares.lost) / Double(shares.whole)
    (low, high) = (max(-1, up - down - reach), min(1, up - down + reach))
    p = shares.exactP
  }
}
