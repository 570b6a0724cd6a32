import CustomerSuccess
import Files
import Foundation
import Framework

/// The mappings there are: a file in the user's folder replaces the built-in one of the same name.
public struct MappingLibrary: Sendable {
  private let folder: String?

  /// `folder` holds the user's `NAME.yaml` files; nil, or missing: the built-in ones only.
  public init(folder: String? = nil) { self.folder = folder }

  /// Where a mapping comes from.
  public enum Origin: Hashable, Sendable {
    case builtIn
    case file(String)
  }

  public struct Source: Sendable {
    public var name: String
    public var origin: Origin
    public var text: String

    /// What complaints call it.
    var file: String { if case .file(let path) = origin { path } else { "\(name).yaml" } }
  }

  public var names: [String] {
    let own = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
    let found = own.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    return Set(found + MappingLibrary.builtIn.keys).sorted()
  }

  /// By name, or by the path of a file. Throws `InterchangeError.refused` with the file's line, or the names there are.
  public func mapping(named name: String) throws -> Mapping { try mapping(of: source(named: name)) }

  public func mapping(of source: Source) throws -> Mapping {
    do { return try Mapping(yaml: source.text, file: source.file) } catch {
      throw InterchangeError.refused(
        [InputComplaint(file: error.file, line: error.line, message: error.message)], more: 0)
    }
  }

  /// The text of a mapping, sound or not.
  public func source(named name: String) throws -> Source {
    if let path = path(of: name) { return Source(name: name, origin: .file(path), text: try MappingLibrary.read(path)) }
    if let bytes = MappingLibrary.builtIn[name] {
      return Source(name: name, origin: .builtIn, text: String(decoding: bytes, as: UTF8.self))
    }
    let near = nearestHint(to: name, among: names)
    throw InterchangeError.refused(
      [
        InputComplaint(
          file: "--map \(name)",
          message: "no such mapping, expected one of \(names.joined(separator: ", ")), or the path of a file\(near)")
      ],
      more: 0)
  }

  /// A name goes before a file of the same name that lies where one stands.
  private func path(of name: String) -> String? {
    if !name.contains("/"), let path = folder.map({ "\($0)/\(name).yaml" }),
      FileManager.default.fileExists(atPath: path)
    {
      return path
    }
    guard MappingLibrary.builtIn[name] == nil else { return nil }
    let isPath = name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    return isPath ? name : nil
  }

  private static func read(_ path: String) throws -> String {
    do { return try FileText.read(path) } catch {
      throw InterchangeError.unreadable(file: path, reason: error.words)
    }
  }

  private static let builtIn: [String: [UInt8]] = [
    "hubspot-api": PackageResources.hubspot_api_yaml,
    "hubspot-companies": PackageResources.hubspot_companies_yaml,
    "moodle-progress": PackageResources.moodle_progress_yaml,
    "moodle-scorm": PackageResources.moodle_scorm_yaml,
    "scorm-cloud": PackageResources.scorm_cloud_yaml,
    "ravenstack": PackageResources.ravenstack_yaml,
    "salesforce-api": PackageResources.salesforce_api_yaml,
    "salesforce-accounts": PackageResources.salesforce_accounts_yaml,
    "servicenow-api": PackageResources.servicenow_api_yaml,
    "servicenow-incidents": PackageResources.servicenow_incidents_yaml,
    "zendesk-api": PackageResources.zendesk_api_yaml,
    "zendesk-tickets": PackageResources.zendesk_tickets_yaml,
  ]
}
