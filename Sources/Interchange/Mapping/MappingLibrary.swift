import Files
import Foundation
import Framework

/// The mappings there are: a file in the user's folder replaces the built-in one of the same name.
public struct MappingLibrary: Sendable {
  private let folder: String?

  /// `folder` holds the user's `NAME.yaml` files; nil, or missing: the built-in ones only.
  public init(folder: String? = nil) { self.folder = folder }

  public var names: [String] {
    let own = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
    let found = own.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    return Set(found + MappingLibrary.builtIn.keys).sorted()
  }

  /// Throws `InterchangeError.refused` with the file's line, or the names there are.
  public func mapping(named name: String) throws -> Mapping {
    let path = folder.map { "\($0)/\(name).yaml" }
    do {
      if let path, !name.contains("/"), FileManager.default.fileExists(atPath: path) {
        let text: String
        do { text = try FileText.read(path) } catch {
          throw InterchangeError.unreadable(file: path, reason: error.words)
        }
        return try Mapping(yaml: text, file: path)
      }
      if let bytes = MappingLibrary.builtIn[name] {
        return try Mapping(yaml: String(decoding: bytes, as: UTF8.self), file: "\(name).yaml")
      }
    } catch let error as DocumentError {
      throw InterchangeError.refused(
        [InputComplaint(file: error.file, line: error.line, message: error.message)], more: 0)
    }
    throw InterchangeError.refused(
      [
        InputComplaint(
          file: "--map \(name)", message: "no such mapping, expected one of \(names.joined(separator: ", "))")
      ],
      more: 0)
  }

  private static let builtIn: [String: [UInt8]] = [
    "hubspot-companies": PackageResources.hubspot_companies_yaml,
    "ravenstack": PackageResources.ravenstack_yaml,
    "salesforce-accounts": PackageResources.salesforce_accounts_yaml,
    "servicenow-incidents": PackageResources.servicenow_incidents_yaml,
    "zendesk-tickets": PackageResources.zendesk_tickets_yaml,
  ]
}
