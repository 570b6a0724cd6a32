import Testing

@testable import CustomerSuccess

/// Sessions planned, changed by several people, and held.
@Suite struct SessionActTests {
  private let world: ActWorld
  private let session: TrainingSession
  private let target = Target.session("S-1")

  init() throws {
    world = try ActWorld()
    let taught = world.rules.training.paths.flatMap { path in
      path.modules.filter(\.isTaughtInSessions).map { (path, $0) }
    }
    let (path, module) = try #require(taught.first)
    session = TrainingSession(
      id: "S-1", path: path.id, module: module.id, at: ActWorld.now - 7200, minutes: 60, seats: 2, trainer: "sam")
    world.facts.apply([FactEdit(before: nil, after: .session(session))])
  }

  private func revision(_ change: (inout SessionRevision) -> Void) -> Act {
    var revision = SessionRevision()
    change(&revision)
    return .changeSession(revision)
  }

  private func refusal(_ act: Act, seen: ActRequest.Sight? = nil) -> String? {
    world.refusal(act, on: target, seen: seen)
  }

  private var stored: TrainingSession? {
    if case .session(let session)? = world.facts.fact(.session("S-1")) { session } else { nil }
  }

  /// What somebody else has changed since is not written over; what they changed beside it stays theirs.
  @Test func twoPeoplesChangesStandBesideEachOther() throws {
    try world.perform(revision { $0.trainer = "kim" }, on: target, by: "sam")
    #expect(throws: ActFailure.self) {
      try world.perform(revision { $0.trainer = "ana" }, on: target, seen: .session(session))
    }
    try world.perform(revision { $0.seats = .some(5) }, on: target, seen: .session(session))
    #expect(stored?.trainer == "kim" && stored?.seats == 5)
  }

  /// Who was there has completed the module by its length: that cannot become another one afterwards.
  @Test func theTimeOfOneThatWasHeldStands() throws {
    #expect(refusal(revision { $0.minutes = 90 }) == nil)
    try world.perform(.attend("L-1", minutes: 80, rating: nil), on: target)
    let words = "S-1: has been held: who was there is noted, so its time and length stand"
    #expect(refusal(revision { $0.minutes = 120 }) == words)
    #expect(refusal(revision { $0.at = ActWorld.now }) == words)
    #expect(refusal(revision { $0.recording = "https://example.com/r" }) == nil)
    #expect(refusal(revision { $0.seats = .some(0) })?.contains("1 seat is taken") == true)
    #expect(world.facts.progress(of: "L-1").map(\.state) == [.completed])
  }

  @Test func aFormThatIsLeftAsItBeganIsNoMistake() {
    let subject = ActSubject.session(session)
    let titles = KeyTitles(world.rules)
    #expect(subject.likeThatAlready(revision { $0.minutes = 60 }, titles) == "is like that already")
    #expect(subject.likeThatAlready(revision { $0.minutes = 61 }, titles) == nil)
    #expect(subject.sight == .session(session))
  }
}
