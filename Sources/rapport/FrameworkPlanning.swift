import ConsoleApp
import CustomerSuccess
import Files
import Foundation
import Framework
import SuccessStore

/// Framework files that somebody would like to be the team's, as they were read.
struct FrameworkDraft: Sendable {
  var path: String
  /// With what complaints call them.
  private(set) var texts: [FrameworkDocument: FrameworkFolder.OwnText] = [:]
  /// Files of the folder that were not read, as they are called there.
  private(set) var unread: [String] = []

  init(text: String, of document: FrameworkDocument) {
    path = document.fileName
    texts = [document: .init(file: path, text: text)]
  }

  /// One file, taken for the document of its name, or all those of a folder that are called like documents.
  init(reading path: String) throws {
    self.path = path
    guard FileStatus(path)?.isFolder == true else {
      guard let document = DocumentName(argument: path.split(separator: "/").last.map(String.init) ?? "")?.document
      else {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let near = nearestHint(to: name, among: Self.names)
        throw Complaint.wrongValue("file", path, "a file called \(Self.known)\(near)")
      }
      texts[document] = .init(file: path, text: try Complaint.text(of: path))
      return
    }
    for document in FrameworkDocument.allCases {
      let file = "\(path.hasSuffix("/") ? String(path.dropLast()) : path)/\(document.fileName)"
      guard FileStatus(file) != nil else { continue }
      texts[document] = .init(file: file, text: try Complaint.text(of: file))
    }
    unread = Self.unread(in: path)
    guard !texts.isEmpty else {
      let found = unread.isEmpty ? "" : "; there is \(unread.map(Self.words).joined(separator: ", "))"
      throw Complaint.complain(
        "\(path): no framework file in it, expected one called \(Self.known)\(found)", Complaint.inputIsWrong)
    }
  }

  private static let names = FrameworkDocument.allCases.map(\.fileName)
  private static let known = names.joined(separator: ", ")
  /// What lies in a configuration folder besides, and is read elsewhere.
  private static let others: Set<String> = ["config.yaml", "sources.yaml", "views.yaml"]

  private static func unread(in folder: String) -> [String] {
    let there = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return there.filter { name in
      let isDocument = [".yaml", ".yml"].contains { name.lowercased().hasSuffix($0) } && !name.hasPrefix(".")
      return isDocument && !names.contains(name) && !others.contains(name)
    }.sorted()
  }

  /// `healt.yaml (health.yaml?)`
  private static func words(_ name: String) -> String {
    nearestName(to: name, among: names).map { "\(name) (\($0)?)" } ?? name
  }

  /// One a file that was not read.
  var notices: [String] {
    unread.map { name in
      "\(name) was not read: no framework file is called so\(nearestHint(to: name, among: Self.names))."
    }
  }

  /// In the documents' order.
  var files: [FrameworkFile] {
    FrameworkDocument.allCases.compactMap { document in
      texts[document].map { FrameworkFile(document.id, text: $0.text) }
    }
  }
}

extension FrameworkFolder {
  /// With the draft's files among the team's; complaints name them as they lie.
  fileprivate func applying(_ draft: FrameworkDraft) -> FrameworkFolder {
    var after = self
    after.team = team.filter { file in !draft.files.contains { $0.id == file.id } } + draft.files
    after.tried = draft.texts
    return after
  }

  /// What holds of a document; as shipped where that cannot be read.
  fileprivate func readable(_ document: FrameworkDocument) throws -> DocumentNode {
    do {
      return try self.document(document, own: try own(document))
    } catch {
      return try Complaint.reading { () throws(DocumentError) in try document.shipped() }
    }
  }
}

extension Surroundings {
  /// What would hold with the draft, and what it makes different; `team`: the database's files now. Throws what `framework check`
  /// refuses.
  func planDraft(_ draft: FrameworkDraft, over team: [AppliedFile]) throws -> PlanDraft {
    var before = framework
    before.team = team.map(\.file)
    let after = before.applying(draft)
    let rulebook = try after.rulebook(zone: try Surroundings.zone())
    var changes: [PlanDraft.Change] = []
    for document in FrameworkDocument.allCases {
      guard try before.own(document)?.text != after.own(document)?.text else { continue }
      let (old, new) = (try before.readable(document), try after.readable(document))
      changes += document.changes(from: old, to: new).map { PlanDraft.Change(document.fileName, $0) }
    }
    return PlanDraft(
      path: draft.path, files: draft.files, rulebook: rulebook, changes: changes,
      warnings: draft.notices + warnings(before, after, rulebook))
  }

  private func warnings(_ before: FrameworkFolder, _ after: FrameworkFolder, _ rulebook: Rulebook) -> [String] {
    let unpromised = Severity.allCases.filter { rulebook.support.policy(for: $0) == nil }
      .map { "No policy is for severity \($0.rawValue) alone: such tickets may have no clocks." }
    // From the first file on that the team has, nobody's own are followed.
    let passedOver = before.team.isEmpty ? after.passedOver : []
    return unpromised
      + passedOver.filter { file in !after.tried.values.contains { $0.file == file } }.map {
        "\($0) holds no more once this is applied: the team's rules are the database's. Apply it too where it is meant."
      }
  }

  /// What the console asks when it plans.
  var plans: PlanDesk {
    let here = self
    return PlanDesk { path, team in
      do {
        let draft = try FrameworkDraft(reading: BaseFolders.url(ofPath: path).path)
        return .success(try here.planDraft(draft, over: team))
      } catch let complaint as Complaint {
        return .failure(.init(complaint.words))
      } catch {
        return .failure(.init("\(error)"))
      }
    }
  }
}
