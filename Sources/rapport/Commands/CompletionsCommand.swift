import ArgumentParser

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "A script that completes commands, options and values in a shell.",
    discussion: """
      bash: rapport completions bash > ~/.local/share/bash-completion/completions/rapport

      zsh: rapport completions zsh > _rapport, in a folder of $fpath

      fish: rapport completions fish > ~/.config/fish/completions/rapport.fish
      """)

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  enum Shell: String, ListedArgument { case bash, zsh, fish }

  func run() throws { try Output.line(Rapport.completionScript(for: shell.completions)) }
}

extension CompletionsCommand.Shell {
  fileprivate var completions: CompletionShell {
    switch self {
    case .bash: .bash
    case .zsh: .zsh
    case .fish: .fish
    }
  }
}
