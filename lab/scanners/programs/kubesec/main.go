// Kubesec's rules on the manifests of standard input, as `kubesec scan` runs them but for its
// validation, whose schemas it downloads.
package main

import (
	"encoding/json"
	"io"
	"log"
	"os"

	"github.com/controlplaneio/kubesec/v2/pkg/ruler"
	"go.uber.org/zap"
)

func main() {
	manifests, err := io.ReadAll(os.Stdin)
	if err != nil {
		log.Fatal(err)
	}
	rules := ruler.NewRuleset(zap.NewNop().Sugar())
	reports, err := rules.Run("stdin", manifests, ruler.SchemaConfig{DisableValidation: true})
	if err != nil {
		log.Fatal(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(reports); err != nil {
		log.Fatal(err)
	}
}
