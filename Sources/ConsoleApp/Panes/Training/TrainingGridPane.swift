import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let trainingGrid = PaneID("trainingGrid")
}

/// The people of the chosen learner's customer by the modules of the paths they are in.
struct TrainingGridPane: PagePane {
  let id = PaneID.trainingGrid
  let opening = Action.open
  let signs = [SignKind.training]
  var view = PageView()
  private var reading: (customer: CustomerID, learning: Learning)?
  private var failure: StoreError?

  init() {}

  enum Action: String, PaneAction {
    case open
    var title: String { "The line's learner" }
    var keys: [Key] { [.enter, .right, .character("l")] }
    var hint: String? { "learner" }
  }

  func title(in scene: Scene) -> String {
    guard scene.hasFront, let name = reading?.learning.people.first?.customer.name else { return "People by modules" }
    return "\(name) · people by modules"
  }

  func question(in scene: Scene) -> LearningQuery? { scene.customer.map { LearningQuery(customer: $0) } }

  mutating func receive(_ answer: Answered<LearningQuery>, in scene: Scene) -> [Effect] {
    switch answer {
    case .success(let learning):
      guard let customer = scene.customer else { return [] }
      if customer != reading?.customer { view.restart() }
      reading = (customer, learning)
      failure = nil
    case .failure(let error): failure = error
    }
    return []
  }

  func refusal(of action: Action, in scene: Scene) -> String? { nothingShown("learner", in: scene) }
  mutating func perform(_ action: Action, in scene: Scene) -> [Effect] { openChosen(in: scene) }

  func page(in scene: Scene) -> [PageLine]? {
    guard failure == nil, scene.hasFront, let reading else { return nil }
    return TrainingGridPage(people: reading.learning.people, scene: scene).lines
  }

  func isCurrent(in scene: Scene) -> Bool {
    failure == nil && scene.customer != nil && reading?.customer == scene.customer
  }

  func emptiness(in scene: Scene) -> PaneState {
    if let failure { return .failed(failure) }
    return scene.hasFront ? .loading : .empty("No learner is chosen")
  }

  func subject(in scene: Scene) -> ActSubject? { nil }
  func subjectKind(in scene: Scene) -> Target.Kind? { .learner }
  func owner(in scene: Scene) -> Customer? { reading?.learning.people.first?.customer }
}

/// A grid: a line a learner, a sign a module.
struct TrainingGridPage {
  var people: [TrainingCohort.Person]
  var scene: Scene

  private var paths: [TrainingPath] {
    let used = Set(people.flatMap { $0.enrolments.map(\.path) })
    return scene.training.paths.filter { used.contains($0.id) }
  }

  /// Each module has as many columns as its sign and a blank take, each path a blank more.
  private var nameWidth: Int {
    min(24, max(10, scene.size.width - 2 - paths.reduce(0) { $0 + 2 * $1.modules.count + 2 }))
  }

  var lines: [PageLine] {
    guard !people.isEmpty else { return [.text([Piece("Nobody learns there yet", .muted)])] }
    guard !paths.isEmpty else { return [.text([Piece("Nobody is enrolled in a path yet", .muted)])] }
    return [head] + people.map(line) + [.blank] + legend
  }

  /// Modules by their numbers, under their path's name.
  private var head: PageLine {
    let (paths, start) = (paths, nameWidth + 2)
    return PageLine { y, canvas in
      var x = start
      for path in paths {
        let width = 2 * path.modules.count + 1
        canvas.write(String(path.title.prefix(width)), at: Point(x: x, y: y), tone: .heading, emphasis: .bold)
        x += width + 1
      }
    }
  }

  private func line(_ person: TrainingCohort.Person) -> PageLine {
    let (paths, start, name) = (paths, nameWidth + 2, person.learner.name)
    let cells = paths.map { path in path.modules.map { cell(person, path, $0) } }
    let subject = ActSubject.learner(
      person.learner, enrolled: person.enrolments.map(\.path), progress: person.progress)
    return PageLine { y, canvas in
      canvas.write(name, at: Point(x: 1, y: y), maxWidth: start - 2)
      var x = start
      for row in cells {
        for cell in row {
          canvas.write([cell], at: Point(x: x, y: y))
          x += 2
        }
        x += 2
      }
    }.about(subject, opens: .learner(person.learner.id))
  }

  private func cell(_ person: TrainingCohort.Person, _ path: TrainingPath, _ module: TrainingModule) -> Piece {
    guard person.enrolments.contains(where: { $0.path == path.id }) else { return Piece(" ", .muted) }
    guard let progress = person.progress.first(where: { $0.path == path.id && $0.module == module.id }) else {
      return Piece(String(scene.glyphs.bullet), .muted)
    }
    if scene.training.satisfies(progress) {
      return progress.state == .waived ? Piece("w", .good) : Piece(String(scene.glyphs.met), .healthy)
    }
    return progress.state == .completed
      ? Piece(String(scene.glyphs.breached), .atRisk) : Piece(String(scene.glyphs.pointer), .text)
  }

  private var legend: [PageLine] {
    paths.flatMap { path -> [PageLine] in
      [.heading(path.title)]
        + path.modules.enumerated().map { index, module in
          let done = people.count { person in
            scene.training.done(path.id, by: person.progress).contains { $0.module == module.id }
          }
          let enrolled = people.count { person in person.enrolments.contains { $0.path == path.id } }
          return .text([
            Piece("  \(index + 1) ", .muted), Piece(module.title), Piece("  \(done)/\(enrolled)", .muted),
          ])
        }
    }
  }
}
