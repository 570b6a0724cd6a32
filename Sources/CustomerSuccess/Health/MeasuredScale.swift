/// How a measured value becomes a band and a score.
///
/// Bands stand best first and meet edge to edge; the open ends are where the score reaches 100 and 0.
public struct MeasuredScale: Hashable, Sendable {
  public struct Band: Hashable, Sendable {
    public var category: HealthCategory
    /// The edge towards the best values.
    public var better: Double
    /// The edge towards the worst values.
    public var worse: Double
    /// The worse edge is this band's own. An edge belongs to the better band unless the framework writes `>` or `<`.
    public var ownsWorseEdge: Bool
    /// What the band's edges score: the category's range, so that band and score always agree.
    public var scores: ClosedRange<Double>

    public init(
      category: HealthCategory, better: Double, worse: Double, ownsWorseEdge: Bool,
      scores: ClosedRange<Double>
    ) {
      self.category = category
      self.better = better
      self.worse = worse
      self.ownsWorseEdge = ownsWorseEdge
      self.scores = scores
    }
  }

  public var bands: [Band]

  /// Nil unless the bands run without gap from best to worst in one direction.
  public init?(bands: [Band]) {
    guard let first = bands.first, let last = bands.last, first.better != last.worse else { return nil }
    let rising = first.better > last.worse
    let ordered = bands.allSatisfy { rising ? $0.better > $0.worse : $0.better < $0.worse }
    let joined = zip(bands, bands.dropFirst()).allSatisfy { $0.worse == $1.better }
    guard ordered, joined else { return nil }
    self.bands = bands
  }

  public var best: Double { bands[0].better }
  public var worst: Double { bands[bands.count - 1].worse }
  public var higherIsBetter: Bool { best > worst }

  public func band(for value: Double) -> Band {
    let holding = bands.dropLast().first { band in
      if value == band.worse { return band.ownsWorseEdge }
      return higherIsBetter ? value > band.worse : value < band.worse
    }
    return holding ?? bands[bands.count - 1]
  }

  /// 0 to 100: linear inside the band, from the worse edge to the better.
  public func score(for value: Double) -> Double {
    let band = band(for: value)
    let share = min(1, max(0, (value - band.worse) / (band.better - band.worse)))
    return band.scores.lowerBound + (band.scores.upperBound - band.scores.lowerBound) * share
  }
}
