import CustomerSuccess
import SuccessStore

@testable import ConsoleApp

extension ConsoleFixture {
  /// Everybody of a cell alike, so that figures can be worked out by hand.
  func sums(_ row: Int, _ column: Int) -> SegmentSums {
    let score = 92 - row * 11 - column * 4
    var sums = SegmentSums()
    sums.customers = 20 + row * 10 + column
    sums.distribution = [HealthCategory(score: score): sums.customers]
    sums.scoreSum = score * sums.customers
    sums.changeSum = (2 - row) * sums.customers
    sums.changeCount = sums.customers
    sums.openTickets = row * 3 + column
    return sums
  }

  func segments(by segment: Segment, crossedWith other: Segment) -> SegmentAnalysis {
    func values(_ segment: Segment) -> [String] {
      segment == .owner ? ["dana", "", "\u{1B}[31msam"] : segment.knownValues
    }
    var cells: [(place: SegmentCross.Place, sums: SegmentSums)] = []
    for (row, left) in values(segment).enumerated() {
      for (column, right) in values(other).enumerated() where row + column != 5 {
        cells.append((SegmentCross.Place(row: left, column: right), sums(row, column)))
      }
    }
    return SegmentAnalysis(cross: SegmentCross(segment, other, cells), insights: Self.insights)
  }

  static let insights = [
    Insight(
      subject: .average(.industry, value: "healthcare", mean: 82.1, rest: 77.9), count: 180, p: 0.0001, statistic: 6,
      filter: "industry:healthcare"),
    Insight(
      subject: .critical(.size, value: "small", share: 0.12, rest: 0.041), count: 300, p: 0.004, statistic: 4,
      filter: "size:small health:critical"),
    Insight(
      subject: .expansion(.tier, value: "enterprise", share: 0.3, rest: 0.12), count: 150, p: 0.02, statistic: 3,
      filter: "tier:enterprise"),
    Insight(
      subject: .together(.ticketsAndHealth, rho: -0.41), count: 1250, p: 0.03, statistic: -3, filter: "tickets>0"),
  ]

  /// The same, with what only each customer can tell, and what was tried and not found.
  var findings: InsightFindings {
    InsightFindings(
      customers: 1250,
      found: Self.insights.dropLast() + [
        Insight(
          subject: .declining(.tier, value: "starter", share: 0.31, rest: 0.12), count: 220, p: 0.002, statistic: 5,
          bounds: .init(low: 0.13, high: 0.26), filter: "tier:starter trend:declining"),
        Insight(
          subject: .driver("loginFrequency", share: 0.62, rest: 0.11, points: -3.2), count: 140, p: 0.0002,
          statistic: 9,
          bounds: .init(low: 0.42, high: 0.59), filter: "trend:declining"),
        Insight(
          subject: .together(.responseAndSatisfaction, rho: -0.41), count: 310, p: 0.03, statistic: -7.9,
          bounds: .init(low: -0.5, high: -0.31), filter: ""),
      ],
      missed: [
        Insight(
          subject: .together(.trainingAndAdoption, rho: 0.08), count: 640, p: 0.21, statistic: 2,
          bounds: .init(low: 0, high: 0.16), filter: "adoption>=0"),
        Insight(
          subject: .average(.size, value: "large", mean: 78, rest: 78.4), count: 200, p: 1, statistic: -0.4,
          filter: "size:large"),
      ], untried: [.ticketsAndHealth])
  }
}

extension ConsoleFixture {
  /// Nobody learns in the last segment, and nothing fired for the first; nobody is known to have paid a year ago.
  func segmentWork(by segment: Segment) -> SegmentWorkCut {
    let values = segment == .owner ? ["dana", "", "\u{1B}[31msam"] : segment.knownValues
    var cut = SegmentWorkCut()
    for (place, value) in values.enumerated() {
      var work = SegmentWork()
      work.modules = place == values.count - 1 ? 0 : 120 + place * 30
      work.modulesDone = work.modules == 0 ? 0 : 74 - place * 20
      work.firings = place * 7
      cut.add(work, to: value)
    }
    return cut
  }

  /// Forty customers around 92 and fifty around 70.
  var compared: ComparedPopulations {
    func sums(_ count: Int, around score: Int, tickets: Int) -> SegmentSums {
      var sums = SegmentSums()
      for index in 0..<count {
        let (score, tickets) = (score + (index % 2 == 0 ? 5 : -5), tickets + index % 2)
        sums.customers += 1
        sums.distribution[HealthCategory(score: score), default: 0] += 1
        sums.scoreSum += score
        sums.scoreSquares += score * score
        sums.openTickets += tickets
        sums.scoredTickets += tickets
        sums.ticketSquares += tickets * tickets
      }
      sums.expansion = count / 10
      return sums
    }
    return ComparedPopulations(
      shared: 0,
      found: PopulationComparison(sums(40, around: 92, tickets: 1), sums(50, around: 70, tickets: 1)))
  }
}
