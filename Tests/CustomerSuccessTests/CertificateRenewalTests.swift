import CustomerSuccess
import Framework
import Testing

/// When a certificate is renewed, and what becomes of it.
@Suite struct CertificateRenewalTests {
  private let world: ActWorld
  private let path: TrainingPath
  private static let today = ActWorld.today

  init() throws {
    world = try ActWorld()
    path = try #require(world.rules.training["executiveTraining"])
  }

  private func certificate(
    _ id: CertificateID, ends days: Int, issued: Int = -300, _ path: PathID = "executiveTraining"
  ) -> Certificate {
    Certificate(
      id: id, learner: "L-1", path: path, issued: Self.today + issued, expires: Self.today + days)
  }

  private func hold(_ certificates: Certificate...) {
    world.facts.apply(certificates.map { FactEdit(before: nil, after: .certificate($0)) })
  }

  private func complete(_ modules: some Sequence<TrainingModule>) {
    world.facts.apply(
      modules.map { module in
        let progress = ModuleProgress(
          learner: "L-1", path: path.id, module: module.id, state: .completed, bestScore: 90, at: ActWorld.now - 900)
        return FactEdit(before: nil, after: .progress(progress))
      })
  }

  private func refusal(_ path: PathID? = "executiveTraining") -> String? {
    do {
      try world.perform(.renewCertificate(path), on: .learner("L-1"))
      return nil
    } catch ActFailure.refused(let refusal) {
      return refusal.description
    } catch {
      return "\(error)"
    }
  }

  @Test(
    arguments: [
      (31, .valid), (30, .ending), (7, .ending), (0, .ending), (-1, .ended), (-30, .ended), (-31, .over),
    ] as [(Int, CertificateState)])
  func theStateFollowsFromTheLastDay(days: Int, state: CertificateState) {
    let training = world.rules.training
    let certificate = certificate("X", ends: days)
    #expect(training.state(of: certificate, on: Self.today) == state)
    #expect(training.due([certificate], on: Self.today).isEmpty != state.isDue)
  }

  /// Whoever has renewed holds the new one; what is issued later is not held yet.
  @Test func theLastOfAPathIsHeld() {
    let training = world.rules.training
    let all = [
      certificate("old", ends: 5), certificate("new", ends: 360, issued: -5),
      certificate("ahead", ends: 400, issued: 1), certificate("other", ends: -3, "technicalTraining"),
    ]
    #expect(training.held(all, on: Self.today).map(\.id) == ["other", "new"])
    #expect(training.due(all, on: Self.today).map(\.id) == ["other"])
    #expect(training.held(all.reversed(), on: Self.today).map(\.id) == ["other", "new"])
  }

  @Test(arguments: [30, 0, -1, -30, -400]) func aNewOneIsIssuedAndTheOldOneStays(days: Int) throws {
    complete(path.modules)
    hold(certificate("X", ends: days))
    let before = world.facts.facts
    let edits = try world.perform(.renewCertificate(path.id), on: .learner("L-1"))
    let held = world.facts.certificates(of: "L-1").sorted { $0.expires < $1.expires }
    #expect(held.count == 2 && held[0].id == "X" && held[0].expires == Self.today + days)
    #expect(held[1].issued == Self.today && held[1].expires == date("2027-11-22"), "12 months less a day")
    #expect(refusal()?.contains("is valid until 2027-11-22, it can be renewed from 2027-10-23 on") == true)
    world.facts.apply(edits.reversed().map(\.undone))
    #expect(world.facts.facts == before && edits.count == 1)
  }

  @Test func itIsRefusedWithTheReason() throws {
    #expect(refusal() == "Lucas has no Executive certificate: one is issued when the path is complete")
    #expect(refusal(nil) == "Lucas has no certificate: one is issued when a path is complete")
    #expect(refusal("cooking")?.contains("there is no path 'cooking', expected one of executiveTraining") == true)
    hold(certificate("X", ends: 31))
    #expect(
      refusal() == "Lucas's Executive certificate is valid until 2026-12-24, it can be renewed from 2026-11-24 on")
    hold(certificate("X", ends: 30))
    complete(path.modules.dropLast())
    let last = try #require(path.modules.last)
    #expect(refusal()?.hasPrefix("Lucas has to complete '\(last.title)' first") == true)
  }

  /// Not told which, it is the one that is due; where several are, somebody has to say.
  @Test func theOneThatIsDueIsMeant() throws {
    complete(path.modules)
    hold(certificate("X", ends: 9), certificate("Y", ends: 300, "technicalTraining"))
    #expect(refusal(nil) == nil)
    #expect(world.facts.certificates(of: "L-1").filter { $0.path == path.id }.count == 2)
    hold(certificate("Y", ends: 3, "technicalTraining"), certificate("Z", ends: 4, "businessUserTraining"))
    #expect(
      refusal(nil)
        == "Lucas has several certificates to renew: say of which path, technicalTraining, businessUserTraining")
  }

  /// What can be refused is refused before anything is asked, and in the same words.
  @Test func aFormIsNotOpenedForNothing() throws {
    let reader = ActReader(rules: world.rules, me: "dana", now: ActWorld.now)
    func subject(_ certificates: [Certificate]?) -> ActSubject {
      .learner(world.learner, enrolled: [], progress: world.facts.progress(of: "L-1"), certificates: certificates)
    }
    #expect(reader.refusal(.renew, on: subject(nil)) == nil, "nothing is known")
    #expect(reader.refusal(.renew, on: subject([]))?.description == refusal(nil))
    let valid = certificate("X", ends: 100)
    hold(valid)
    #expect(reader.refusal(.renew, on: subject([valid]))?.description == refusal())
    let due = certificate("X", ends: 2)
    hold(due)
    #expect(reader.refusal(.renew, on: subject([due]))?.description == refusal())
    complete(path.modules)
    #expect(reader.refusal(.renew, on: subject([due])) == nil)
    #expect(reader.initialValues(.renew, for: subject([due])) == ["path": path.id.text])
    let act = try reader.act(.renew, ["path": path.id.text], on: .learner, subject: subject([due]))
    #expect(act == .renewCertificate(path.id))
    #expect(try reader.act(.renew, [:], on: .learner) == .renewCertificate(nil))
  }
}
