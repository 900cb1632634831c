#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* import --kind exchange: arguments are the register and the files. */
int mdg_cli_import_exchange (char **arguments,
                             const char *passphrase_file,
                             gboolean dry_run,
                             gboolean as_json);

G_END_DECLS
