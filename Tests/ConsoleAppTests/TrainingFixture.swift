import CustomerSuccess
import SuccessStore

/// Sessions and how people learn, from the portfolio made by hand.
extension ConsoleFixture {
  /// The next one, of a single customer; one that is full; one that has been.
  var sessions: [SessionRow] {
    let path = training.paths[0]
    return [
      SessionRow(
        session: TrainingSession(
          id: "SES-2", path: path.id, module: path.modules[0].id, at: Self.now.adding(days: 2), zone: "UTC",
          minutes: 90, trainer: "", customer: customer(1).id), customerName: customer(1).name, taken: 2, attended: 0,
        ratings: 0, rated: 0),
      SessionRow(
        session: TrainingSession(
          id: "SES-3", path: path.id, module: path.modules[1].id, at: Self.now.adding(days: 6), zone: "Europe/Berlin",
          minutes: 60, seats: 4, trainer: "Mara Lind"), customerName: "", taken: 4, attended: 0, ratings: 0, rated: 0),
      SessionRow(
        session: TrainingSession(
          id: "SES-1", path: path.id, module: path.modules[0].id, at: Self.now.adding(days: -20),
          zone: "America/New_York", minutes: 60, seats: 12, trainer: "Jonas Weber",
          recording: "https://videos.example.com/1"), customerName: "", taken: 3, attended: 2, ratings: 2, rated: 9),
    ]
  }

  func sessionDetail(_ id: SessionID) -> SessionDetail? {
    guard let row = sessions.first(where: { $0.id == id }) else { return nil }
    let minutes: [Int?] = row.session.at < Self.now ? [60, 48, 20] : [nil, nil, nil]
    let people = zip(1...3, minutes).map { number, minutes in
      let learner = learner(number)
      return SessionDetail.Seat(
        learner: learner.learner, customerName: learner.customerName,
        attendance: Attendance(
          learner: learner.id, session: id, minutes: minutes, rating: minutes == nil ? nil : [5, 4, nil][number - 1]))
    }
    return SessionDetail(row: row, people: people)
  }

  private var cohort: TrainingCohort {
    TrainingCohort(
      people: (1...3).map { number in
        let row = learner(number)
        var person = TrainingCohort.Person(row.learner, of: customer(number))
        (person.enrolments, person.progress) = (row.enrolments, row.progress)
        return person
      })
  }

  func learning(_ query: LearningQuery) -> Learning {
    var cohort = cohort
    if let customer = query.customer { cohort.people.removeAll { $0.customer.id != customer } }
    var figures = cohort.figures(at: Self.now)
    if query.customer == nil {
      figures.ratings = [5, 4, 4]
      for score in [40, 52, 61] { figures.effectiveness.add(Double(score), Double(score + 27)) }
      figures.beside.customers = 12
      for score in 60..<72 { figures.beside.health.add(Double(score), Double(score) + 2.5) }
      figures.beside.tickets.add(3, 1)
    }
    let cuts = TrainingCut.allCases.map { ($0, cohort.groups(by: $0, training, on: Self.today, in: .gmt)) }
    return Learning(
      groups: Dictionary(uniqueKeysWithValues: cuts), skills: cohort.skills(training), figures: figures,
      people: query.customer == nil ? [] : cohort.people)
  }
}
