import CustomerSuccess
import Framework
import Testing

@testable import Interchange

/// Whatever every row has to have is told by a column, said of all rows, or asked; columns of dates are offered for days first.
@Suite struct RequiredGuessTests {
  private func draft(_ text: String, as kind: RecordKind? = nil) throws -> MappingDraft {
    var draft = try MappingDraft(GuessedFile(ImportSource(file: "e.csv", bytes: MemoryBytes(text))), name: "e")
    if let kind { draft.take(kind: kind) }
    return draft
  }

  private static let files = [
    "survey_id;org;Punkte;Datum;Kommentar\n1;Nordlicht;9;2024-05-06;gut\n2;Volt;3;2024-05-07;schlecht\n",
    "x,y\n1,a\n2,b\n", "when,what\n2024-01-01,a\n2024-02-02,b\n",
    "Account,Id,Signed,MRR\nOne,A1,2024-05-06,100\nTwo,A2,2024-06-07,200\n",
  ]

  /// Beside them stand enough columns to choose from.
  private static func wide(_ text: String) -> String {
    let sign = text.contains(";") ? ";" : ","
    let lines = text.split(separator: "\n").enumerated().map { line, text in
      text + (1...12).map { line == 0 ? "\(sign)q\($0)" : "\(sign)w\($0)-\(line)" }.joined()
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Answered, the mapping is whole: nothing is missing that nobody was asked for.
  @Test(arguments: SectionGuess.kinds.map(\.0), files)
  func everythingThatHasToBeThereIsAsked(kind: RecordKind, text: String) throws {
    var draft = try draft(Self.wide(text), as: kind)
    let section = try SectionGuess(draft.file, draft.answers)
    guard section.complaint == nil else { return }
    var taken = Set(draft.columns.filter { $0.field != nil }.map(\.name))
    for _ in 0..<30 where !draft.questions.isEmpty {
      let question = draft.questions[0]
      switch question.subject {
      case .kind: draft.take(kind: kind)
      case .column:
        // A column is one field at a time.
        let choices = question.choices + draft.file.columns.map(\.name)
        let choice = try #require(choices.first { !taken.contains($0) })
        taken.insert(choice)
        draft.take(choice, for: question.subject)
      default: draft.take(question.choices.first ?? "2024-01-01", for: question.subject)
      }
    }
    do { _ = try Mapping(yaml: draft.yaml, file: "e.yaml") } catch {
      Issue.record("\(kind.rawValue): \(error)\n\(draft.yaml)")
    }
  }

  @Test func aSurveyAsksForItsScoreAndItsKind() throws {
    let draft = try draft(Self.files[0], as: .surveys)
    let asked = draft.questions.map(\.subject)
    #expect(asked.contains(.field("survey")) && asked.contains(.column(field: "score")), "\(draft.yaml)")
    let score = draft.questions.first { $0.subject == .column(field: "score") }
    #expect(score?.choices.first == "Punkte")
  }

  /// One day for all rows is the last resort, and may be taken all the same.
  @Test func aDayIsLookedForAmongTheDates() throws {
    var draft = try draft(Self.files[3], as: .customers)
    let subject = GuessSubject.column(field: "signed_up")
    #expect(draft.questions.first { $0.subject == subject }?.choices == ["Signed"], "\(draft.yaml)")
    #expect(draft.yaml.contains("decide: [Signed]") && !draft.yaml.contains("{constant: 2024-01-01}"))
    draft.take("no, one day for all rows", for: subject)
    #expect(draft.questions.contains { $0.subject == .field("signed_up") })
    draft.take("2024-03-04", for: .field("signed_up"))
    #expect(draft.yaml.contains("2024-03-04") && !draft.questions.contains { $0.subject == subject })
  }
}
