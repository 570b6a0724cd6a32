import Framework
import Testing

@testable import ConsoleApp

@Suite struct ConfigurationTests {
  private func read(_ text: String, sections: [ConfigurationSection] = []) throws(DocumentError) -> Configuration {
    try Configuration.resolved(file: .init(text: text, name: "config.yaml"), sections: sections)
  }

  @Test func withoutAnythingTheDefaultsHold() throws {
    #expect(try Configuration.resolved() == Configuration())
    #expect(try read("") == Configuration())
    #expect(try read("# nothing\n\n  # here\n") == Configuration())
  }

  @Test func everyOptionIsReadFromTheFile() throws {
    let configuration = try read(
      "theme: nord\nuser: dana\ndatabase: ~/a.db\nmouse: off\nrole: lead\nbackground: light\noutreach: off\n"
        + "opener: lynx -x\n")
    #expect(configuration.theme == "nord" && configuration.user == "dana" && configuration.database == "~/a.db")
    #expect(!configuration.usesMouse && configuration.role == .lead && configuration.background == .light)
    #expect(configuration.outreach == .off && configuration.opener == "lynx -x")
    let lines = ConfigurationOption.all.map { configuration.origin(of: $0) }
    #expect(lines == (1...8).map { .file("config.yaml", line: $0) })
  }

  @Test(arguments: [
    ("theme: dark\nmuose: false\n", "config.yaml:2: muose: unknown key, expected one of theme, user, database, mouse"),
    ("# one\nmouse: sometimes\n", "config.yaml:2: mouse: found 'sometimes', expected true or false"),
    ("role: boss\n", "config.yaml:1: role: found 'boss', expected one of csm, lead, manager"),
    ("background: grey\n", "config.yaml:1: background: found 'grey', expected one of auto, dark, light"),
    ("theme:\n", "config.yaml:1: theme: found '', expected auto, a theme's name, or the path of a theme file"),
    ("theme: [a]\n", "config.yaml:1: theme: found a list, expected auto"),
    ("user: a\nuser: b\n", "config.yaml:"),
    ("- theme\n", "config.yaml:1: found a list"),
  ])
  func mistakesAreSaidWithTheirLine(text: String, complaint: String) {
    #expect {
      try read(text)
    } throws: { "\($0)".contains(complaint) }
  }

  @Test func aMistakeIsSaidAlsoWhereAnotherSourceOverridesIt() {
    #expect(throws: DocumentError.self) {
      try Configuration.resolved(
        file: .init(text: "role: boss", name: "c"), environment: ["RAPPORT_ROLE": "lead"])
    }
    #expect {
      try Configuration.resolved(environment: ["RAPPORT_MOUSE": "maybe"])
    } throws: { "\($0)" == "$RAPPORT_MOUSE: found 'maybe', expected true or false" }
  }

  /// Each option by each source: the argument goes before the environment, that before the file, that before the default.
  @Test(arguments: ConfigurationOption.all.map(\.name))
  func theNearestSourceHolds(name: String) throws {
    let option = try #require(ConfigurationOption.all.first { $0.name == name })
    let values = [
      "mouse": ["false", "true", "false"], "role": ["lead", "manager", "csm"], "background": ["dark", "light", "auto"],
      "outreach": ["off", "existing", "new"],
    ]
    let (file, variable, argument) = (
      values[name]?[0] ?? "a", values[name]?[1] ?? "b", values[name]?[2] ?? "c"
    )
    let document = Configuration.File(text: "\(name): \(file)", name: "config.yaml")
    let steps: [(Configuration, String, Configuration.Origin)] = [
      (try .resolved(file: document, environment: [option.environment: ""]), file, .file("config.yaml", line: 1)),
      (
        try .resolved(file: document, environment: [option.environment: variable]), variable,
        .environment(option.environment)
      ),
      (
        try .resolved(file: document, environment: [option.environment: variable], arguments: [name: argument]),
        argument,
        .argument(option.argument ?? name)
      ),
    ]
    for (configuration, value, origin) in steps {
      #expect(option.value(in: configuration) == value)
      #expect(configuration.origin(of: option) == origin)
    }
  }

  @Test func theTemplateMeansTheSameAsNoFile() throws {
    let text = ConfigurationTemplate.text()
    let configuration = try read(text)
    for option in ConfigurationOption.all {
      #expect(option.value(in: configuration) == option.standard, "\(option.name)")
      #expect(text.contains("\n\(option.standard == nil ? "# " : "")\(option.name):"))
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func everyOptionIsDocumentedOnce() {
    let options = ConfigurationOption.all
    #expect(Set(options.map(\.name)).count == options.count)
    #expect(Set(options.map(\.environment)).count == options.count)
    for option in options {
      #expect(option.help.hasSuffix(".") && !option.expected.isEmpty && !option.standardDescription.isEmpty)
    }
  }

  @Test func sectionsReadThemselves() throws {
    let section = ConfigurationSection(name: "who", help: "Who.", example: "who:\n  name: dana") {
      (node, configuration) throws(DocumentError) in
      configuration.user = try node.fields(required: ["name"])["name"]?.text()
    }
    #expect(try read("mouse: no\nwho: {name: kim}\n", sections: [section]).user == "kim")
    #expect {
      try read("mouse: no\nwho:\n  nmae: kim\n", sections: [section])
    } throws: { "\($0)".contains("config.yaml:3: who.nmae: unknown key") }
    let template = ConfigurationTemplate.text(sections: [section])
    #expect(template.hasSuffix("# Who.\n# who:\n#   name: dana\n"))
    #expect(try read(template, sections: [section]).user == nil)
  }

  @Test func autoIsTwoThemesUnlessTheBackgroundIsSaid() throws {
    var configuration = Configuration()
    #expect(try ThemeLibrary().choice(configuration).isAdaptive)
    #expect(try ThemeLibrary().choice(configuration, assumed: .light).theme(on: nil).name == "light")
    configuration.background = .light
    #expect(try ThemeLibrary().choice(configuration).theme(on: nil).name == "light")
    #expect(try !ThemeLibrary().choice(configuration).isAdaptive)
    configuration.theme = "high-contrast"
    #expect(try ThemeLibrary().choice(configuration).theme(on: nil).name == "high-contrast")
  }
}
