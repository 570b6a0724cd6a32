import CustomerSuccess
import Framework
import Testing

@Suite struct ImprovementReaderTests {
  /// The usual bones of a service's fishbone, each with causes, and lessons that the shipped training does teach.
  @Test func whatShipsFitsTheShippedTraining() throws {
    let shipped = FrameworkDocument.improvement
    let rules = try ImprovementReader.read(
      shipped.shippedText, file: shipped.fileName, training: try ShippedFramework.training())
    #expect(rules.causes.map(\.id) == ["people", "process", "product", "documentation", "environment", "customer"])
    #expect(rules.causes.allSatisfy { !$0.causes.isEmpty && !$0.title.isEmpty })
    #expect(rules.lessons.count == 7)
    #expect(try ImprovementReader.shipped() == rules)
  }

  private static let head = "causes:\n  a: {title: A, causes: {b: B}}\n"
  private static let tail = "article: '{problem}'\n"

  @Test(arguments: [
    ("", "i.yaml: empty"), ("causes: {}\nlessons: []\narticle: x", "i.yaml:1: causes: empty, expected at least one"),
    (head + tail, "lessons is missing"), (head + "lessons: []\n" + tail + "more: 1", "i.yaml:5: more: unknown key"),
    ("causes:\n  a b: {title: A}\nlessons: []\n" + tail, "i.yaml:2: causes.a b: 'a b' is no short name"),
    ("causes:\n  a: {title: ' '}\nlessons: []\n" + tail, "i.yaml:2: causes.a.title: empty, expected the category"),
    ("causes:\n  a: {title: A}\n  a: {title: B}\nlessons: []\n" + tail, "given twice"),
    ("causes:\n  a:\n    title: A\n    causes:\n      b/c: B\nlessons: []\n" + tail, "i.yaml:5: causes.a.causes.b/c"),
    (head + "lessons:\n  - title: T\n    modules: [p/m]\n" + tail, "no ticket is about it, expected categories"),
    (head + "lessons:\n  - {title: T, categories: [X], modules: []}\n" + tail, "nothing teaches it"),
    (
      head + "lessons:\n  - title: T\n    causes: [a/c]\n    modules: [p/m]\n" + tail,
      "i.yaml:5: lessons[0].causes[0]: 'a/c' is none of the causes above"
    ),
    (head + "lessons:\n  - {title: T, causes: [a], modules: [m]}\n" + tail, "expected a path and a module"),
    (
      head + "lessons:\n  - {title: T, causes: [a/b], modules: [technicalTraining/m]}\n" + tail,
      "'m' is no module of technicalTraining, expected one of platform-architecture-and-integration"
    ),
    (
      head + "lessons:\n  - {title: T, causes: [a], modules: [p/m]}\n" + tail,
      "'p' is no training path, expected one of executiveTraining"
    ),
    (head + "lessons: []\narticle: '{who}'", "i.yaml:4: article: '{who}' is not known, expected one of {ticket}"),
    (head + "lessons: []\narticle: ''", "i.yaml:4: article: empty"),
    (
      head + "lessons: []\n" + tail + "roadmap: {highImpact: 6, highEffort: 4, capacity: 10}",
      "roadmap.highImpact: found 6, expected an impact from 1 to 5"
    ), (head + "lessons: []\n" + tail + "roadmap: {highImpact: 3}", "roadmap: highEffort is missing"),
  ])
  func refusesWithThePlace(text: String, complaint: String) throws {
    let training = try ShippedFramework.training()
    #expect {
      try ImprovementReader.read(text, file: "i.yaml", training: training)
    } throws: { error in
      let isIt = "\(error)".contains(complaint)
      if !isIt { Issue.record("\(error)") }
      return isIt
    }
  }

  @Test func theRoadmapsEdgesAndCapacityAreRead() throws {
    let text = Self.head + "lessons: []\n" + Self.tail + "roadmap: {highImpact: 3, highEffort: 2, capacity: 7}"
    let rules = try ImprovementReader.read(text, file: "i.yaml").roadmap
    #expect(rules == RoadmapRules(highImpact: 3, highEffort: 2, capacity: 7))
    #expect(try ImprovementReader.shipped().roadmap == RoadmapRules())
  }

  /// The shipped file beside the user's own training: modules that are not there teach nobody, and are no mistake.
  @Test func withoutACatalogueAnyModuleMayBeNamed() throws {
    let text = Self.head + "lessons:\n  - {title: T, causes: [a], modules: [p/m]}\n" + Self.tail
    let rules = try ImprovementReader.read(text, file: "i.yaml")
    #expect(rules.lessons == [Lesson(title: "T", causes: [CausePath("a")], modules: [ModulePath("p", "m")])])
  }
}
