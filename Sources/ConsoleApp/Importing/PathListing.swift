import Files

/// What stands in the folder that a typed path is in.
struct PathListing {
  /// More are not gone through by eye.
  static let limit = 500

  /// The files and folders whose names begin as the typed one; capitals make no difference where none is spelled so.
  static func candidates(_ typed: String) -> (found: [PathCandidate], complaint: String?) {
    let slash = typed.lastIndex(of: "/")
    let lead = slash.map { String(typed[...$0]) } ?? (typed == "~" ? "~/" : "")
    let begun = typed == "~" ? "" : String(slash.map { typed[typed.index(after: $0)...] } ?? typed[...])
    let folder = lead.isEmpty ? "." : expanded(lead)
    let names: [String]
    do { names = try FolderNames.of(folder).readable } catch { return ([], error.words) }
    let shown = begun.hasPrefix(".") ? names : names.filter { !$0.hasPrefix(".") }
    let exact = shown.filter { $0.hasPrefix(begun) }
    let near = exact.isEmpty ? shown.filter { $0.lowercased().hasPrefix(begun.lowercased()) } : exact
    let found = near.prefix(limit).compactMap { candidate($0, lead: lead, folder: folder) }
    return (found.filter(\.isFolder) + found.filter { !$0.isFolder }, nil)
  }

  private static func candidate(_ name: String, lead: String, folder: String) -> PathCandidate? {
    guard let status = FileStatus(folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)") else { return nil }
    guard status.isFile || status.isFolder else { return nil }
    return PathCandidate(
      path: lead + name + (status.isFolder ? "/" : ""), name: name + (status.isFolder ? "/" : ""),
      size: status.isFolder ? nil : status.size, written: status.written.seconds)
  }

  /// `~` is the person's own home folder.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = FileTarget.home else { return path }
    return home + path.dropFirst()
  }
}
