import CustomerSuccess
import Framework
import Testing

/// What reports of training are reckoned from people.
@Suite struct TrainingCohortTests {
  private static let now = Instant(seconds: 1_795_442_400)
  private static let today = LocalDate(day: 1_795_442_400 / 86_400)
  private let training: TrainingCatalogue

  init() throws { training = try ShippedFramework.training() }

  private static func customer(_ id: CustomerID, _ tier: Tier, owner: String) -> Customer {
    Customer(
      id: id, name: "Company \(id)", tier: tier, industry: .other, size: .small, owner: owner,
      signedUp: LocalDate(day: 19_000))
  }

  private func person(
    _ id: LearnerID, of customer: Customer, role: String, done: Int, due: Int? = nil, daysAgo: Int = 40
  ) -> TrainingCohort.Person {
    var person = TrainingCohort.Person(Learner(id: id, customer: customer.id, name: id.text, role: role), of: customer)
    let path = training.paths[0]
    person.enrolments = [
      Enrolment(learner: id, path: path.id, enrolled: Self.today - 90, due: due.map { Self.today + $0 })
    ]
    person.progress = path.modules.prefix(done).map {
      ModuleProgress(
        learner: id, path: path.id, module: $0.id, state: .completed, minutes: 60, at: Self.now.adding(days: -daysAgo))
    }
    return person
  }

  private func assessments(_ id: LearnerID, _ scores: [(Assessment.Stage, Int)]) -> [Assessment] {
    scores.enumerated().map { index, attempt in
      Assessment(
        learner: id, path: training.paths[0].id, module: training.paths[0].modules[0].id,
        at: Self.now - 86_400 * (30 - index), stage: attempt.0, score: attempt.1)
    }
  }

  private var cohort: TrainingCohort {
    let (acme, birch) = (
      Self.customer("C1", .enterprise, owner: "dana"), Self.customer("C2", .starter, owner: "lee")
    )
    var ada = person("L1", of: acme, role: "Admin", done: 3, due: -10)
    ada.assessments = assessments("L1", [(.before, 40), (.after, 60), (.after, 90), (.again, 80)])
    ada.attendance = [Attendance(learner: "L1", session: "S", minutes: 60, rating: 5)]
    var bo = person("L2", of: acme, role: "User", done: 2, due: -1, daysAgo: 3)
    bo.assessments = assessments("L2", [(.after, 70), (.before, 10)])
    bo.attendance = [
      Attendance(learner: "L2", session: "S", minutes: 0), Attendance(learner: "L2", session: "T", rating: 2),
    ]
    return TrainingCohort(people: [ada, bo, person("L3", of: birch, role: "User", done: 3, due: -60)])
  }

  @Test func groupsCountWhoIsDoneAndWhoWasOnTime() {
    let groups = cohort.groups(by: .customer, training, on: Self.today, in: .gmt)
    #expect(groups.map(\.key) == ["C1", "C2"])
    #expect(groups[0].learners == 2 && groups[0].enrolled == 2 && groups[0].completed == 1)
    // Done 40 days ago: in time for a day ten days ago, too late for one sixty days ago.
    #expect(groups[0].due == 2 && groups[0].onTime == 1 && groups[0].minutes == 300)
    #expect(groups[1].due == 1 && groups[1].onTime == 0 && groups[1].completed == 1)
    for cut in TrainingCut.allCases {
      let sums = cohort.groups(by: cut, training, on: Self.today, in: .gmt)
      #expect(sums.reduce(0) { $0 + $1.enrolled } == 3 && sums.reduce(0) { $0 + $1.completed } == 2, "\(cut)")
    }
  }

  @Test func skillsAreTheObjectivesOfWhatIsSatisfied() {
    let skills = cohort.skills(training).filter { $0.path == training.paths[0].id }
    let last = training.paths[0].modules[2].id
    #expect(skills.filter { $0.module == last }.allSatisfy { $0.have == 2 && $0.enrolled == 3 && $0.gap == 1 })
    #expect(skills.filter { $0.module != last }.allSatisfy { $0.have == 3 && $0.gap == 0 })
    #expect(cohort.skills(training).filter { $0.path != training.paths[0].id }.allSatisfy { $0.enrolled == 0 })
  }

  @Test func figuresSayOfHowManyTheyAre() {
    let figures = cohort.figures(at: Self.now)
    #expect(figures.enrolled == 3 && figures.active == 2 && figures.minutes == 480)
    // The last before, and the first after it; of whom only one half is known, nothing.
    #expect(figures.effectiveness.n == 1 && figures.effectiveness.before == 40 && figures.effectiveness.after == 60)
    #expect(figures.retention.n == 1 && figures.retention.before == 90 && figures.retention.change == -10)
    #expect(figures.ratings.count == 2 && figures.satisfaction == 3.5)
    let nobody = TrainingCohort().figures(at: Self.now)
    #expect(nobody.effectiveness.change == nil && nobody.satisfaction == nil && nobody.enrolled == 0)
  }

  @Test func theFirstWhoCompletesMarksTheCustomersDay() {
    #expect(cohort.firstCompletions(training) == ["C1": Self.now.adding(days: -40), "C2": Self.now.adding(days: -40)])
  }

  @Test func contentIsStaleTheDayAfterItsTime() {
    let item = ContentItem(
      title: "T", kind: .video, isAccessible: true, updated: LocalDate(year: 2026, month: 1, day: 31) ?? Self.today,
      everyMonths: 1)
    #expect(item.freshUntil.description == "2026-02-28")
    #expect(!item.isStale(on: item.freshUntil) && item.isStale(on: item.freshUntil + 1))
  }

  @Test func aCertificateIsAPageThatNothingBreaks() {
    let certificate = Certificate(
      id: "CRT-1", learner: "L1", path: training.paths[0].id, issued: Self.today, expires: Self.today + 364)
    let paper = CertificatePaper(
      certificate, learner: "A <b> & \"C\" *d*", company: "X & Y", path: training.paths[0])
    #expect(paper.svg.hasPrefix("<?xml") && paper.svg.contains("A &lt;b&gt; &amp; &quot;C&quot; *d*"))
    #expect(!paper.svg.contains("<b>") && paper.svg.hasSuffix("</svg>\n"))
    #expect(paper.markdown.contains("**A \\<b\\> & \"C\" \\*d\\***") && paper.markdown.contains("CRT-1"))
    for module in training.paths[0].modules { #expect(paper.svg.contains(module.title)) }
  }
}
