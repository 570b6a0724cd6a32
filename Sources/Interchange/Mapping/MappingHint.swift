extension InterchangeError {
  /// The same, and which mappings read those files whose columns are none of Rapport's own: somebody may have forgotten one.
  public func naming(mappingsFor sources: [ImportSource], among library: MappingLibrary) -> InterchangeError {
    guard case .refused(let complaints, let more) = self else { return self }
    return .refused(
      complaints.map { complaint in
        guard complaint.line == 1, complaint.column == nil,
          let source = sources.first(where: { $0.file == complaint.file }),
          let look = try? FileLook(source, mappings: library), look.own == nil, !look.fitting.isEmpty
        else { return complaint }
        var hinted = complaint
        let names = look.fitting.map { "--map \($0.name)\($0.isBuiltIn ? "" : ", your own")" }
        hinted.message += "; a mapping reads it: \(names.joined(separator: "; or "))"
        return hinted
      }, more: more)
  }
}
