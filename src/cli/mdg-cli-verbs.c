#define G_LOG_DOMAIN "mdg-cli"

#include "config.h"

#include "mdg-cli.h"

const MdgCliVerb *const mdg_cli_verbs[] = {
  &mdg_cli_new,
  &mdg_cli_sample,
  &mdg_cli_log,
  &mdg_cli_import,
  &mdg_cli_undo_import,
  &mdg_cli_export,
  &mdg_cli_validate,
  &mdg_cli_search,
  &mdg_cli_matrix,
  &mdg_cli_report,
  &mdg_cli_map,
  &mdg_cli_coverage,
  &mdg_cli_form,
  &mdg_cli_check,
  &mdg_cli_dump,
  &mdg_cli_backup,
  &mdg_cli_restore,
  NULL,
};
