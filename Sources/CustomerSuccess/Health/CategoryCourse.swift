/// A customer's category from day to day, told while its score is replayed.
///
/// The replay is marked once a day, as the day begins, so that a day at whose end the category is another can say why.
struct CategoryCourse {
  private let zone: Zone
  private(set) var moves: [CategoryMove] = []
  private var place = CategoryPlace.unscored
  /// When the last of what made it so happened.
  private var at: Instant?
  private var day = LocalDate(day: 0)
  /// From when on it is the day no more.
  private var end: Instant?
  private var start: Start?

  private struct Start {
    var place: CategoryPlace
    var at: Instant?
  }

  init(in zone: Zone) { self.zone = zone }

  /// Before the events of `moment` are applied to the replay; moments come in their order.
  mutating func begin(_ moment: Instant, _ replay: inout ScoreReplay) {
    if let end, moment < end { return }
    close(replay)
    day = zone.date(of: moment)
    end = zone.instant(day + 1, secondOfDay: 0)
    replay.setMark()
    start = Start(place: place, at: at)
  }

  /// What they made of the score.
  mutating func note(score: Int?, at moment: Instant) {
    (place, at) = (CategoryPlace(score.map(HealthCategory.init(score:))), moment)
  }

  /// The day is over, or nothing more is known of it.
  mutating func close(_ replay: ScoreReplay) {
    guard let start, start.place != place else { return }
    var move = CategoryMove(day: day, before: start.place, after: place)
    if let from = start.at, let at, let before = replay.markedAssessment(at: from) {
      let change = ScoreChange(from: before, to: replay.assessment(at: at))
      move.because = change?.firstReason.map { PointsLine(cause: $0.cause.summed, points: $0.points) }
    }
    moves.append(move)
  }
}

extension ScoreChange {
  /// What moved it most, in the direction in which it went.
  fileprivate var firstReason: PointsLine? { lines.firstReason(ofPoints: points) }
}

extension Customer {
  /// Its moves as a portfolio counts them up to a day: of the days on which it was there, with its coming and its leaving.
  func counted(_ moves: [CategoryMove], through today: LocalDate) -> [CategoryMove] {
    let turns = [signedUp, churned].compactMap(\.self).filter { $0 <= today }
    let days = Set(moves.map(\.day) + turns).sorted()
    var rest = moves[...]
    var (told, known) = (CategoryPlace.absent, CategoryPlace.unscored)
    var counted: [CategoryMove] = []
    for day in days {
      let move = rest.first.flatMap { $0.day == day ? $0 : nil }
      if let move {
        known = move.after
        rest = rest.dropFirst()
      }
      let place = counts(on: day) ? known : .absent
      defer { told = place }
      guard told != place else { continue }
      let because = move?.before == told && move?.after == place ? move?.because : nil
      counted.append(CategoryMove(day: day, before: told, after: place, because: because))
    }
    return counted
  }
}
