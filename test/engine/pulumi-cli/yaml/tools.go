//go:build tools

// Package tools pins the language host for YAML that the tests build where no CLI is installed.
package tools

import _ "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml"
