#pragma once

#include "mdg-table.h"

G_BEGIN_DECLS

/* {"tables": [{"key", "title", "columns": [label], "rows": [{"code", "cells": […]}], "total": {"code", "cells"} or null,
   "notes": [text]}]}. Cells stand in the order of the columns: text, integer, percent as a number (30.5), null where there
   is no number. code is left out where the row has none; sub-rows carry "level": 1, subtotals "level": -1. The total row is
   not among the rows. */
char *mdg_json_format_tables (GPtrArray *tables);
gboolean mdg_json_write_tables (GPtrArray *tables,
                                const char *path,
                                GError **error);

G_END_DECLS
