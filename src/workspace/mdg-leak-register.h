#pragma once

#include "mdg-leak-check.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* The dictionary of the register: everybody and every place in it, and what may stand on any sheet (the centre and its
   letterhead, labels of classes, the day today). A sheet that shows areas allows their names itself: a town may be
   called the same. */
MdgLeakDictionary *mdg_leak_register_load (MdgWorkspace *workspace,
                                           GError **error);

G_END_DECLS
