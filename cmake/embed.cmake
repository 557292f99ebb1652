# Run by embed_resources with -P: writes OUT from the FILES (parted by |) below FOLDER.
string(REPLACE "|" ";" FILES "${FILES}")
set(text "#include \"core/resources.h\"\nnamespace jiaokan {\nconst std::vector<Resource>& resources() {\n  static const std::vector<Resource> all{\n")
foreach(name IN LISTS FILES)
  file(READ "${FOLDER}/${name}" content)
  string(APPEND text "{\"${name}\", R\"JKRESOURCE(${content})JKRESOURCE\"},\n")
endforeach()
string(APPEND text "  };\n  return all;\n}\n}\n")
file(WRITE "${OUT}" "${text}")
