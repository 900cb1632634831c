#pragma once

#include "mdg-search-provider.h"
#include "mdg-window.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  MDG_SEARCH_CONSULTATIONS,
  MDG_SEARCH_PEOPLE,
  MDG_SEARCH_CASES,
} MdgSearchWhat;

/* Hits of the register for Ctrl+K: consultations by text, names, telephones and numbers; people, who lead to their case or
   newest consultation; cases by number, title and person. */
#define MDG_TYPE_REGISTER_SEARCH (mdg_register_search_get_type ())
G_DECLARE_FINAL_TYPE (MdgRegisterSearch, mdg_register_search, MDG, REGISTER_SEARCH, GObject)

MdgRegisterSearch *mdg_register_search_new (MdgWorkspace *workspace,
                                            MdgSearchWhat what);

void mdg_register_search_install (MdgWindow *window);

G_END_DECLS
